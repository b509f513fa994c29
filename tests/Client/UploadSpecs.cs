using System.Text.Json;

namespace MediaFunctions.Tests.Client;

public sealed class UploadSpecs : IAsyncLifetime, IDisposable
{
    private const string Put = "PUT /r2/put";

    private readonly HttpClient http = MediaFunctionsHttp.Create();
    private readonly string file = Path.GetTempFileName();
    private StandIn standIn = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllBytesAsync(file, [1, 2, 3]);
        standIn = await StandIn.StartAsync();
        standIn.Answers["POST /api/uploads"] = (_, _) => new Answer(
            201,
            $$"""{"assetId":"a1","assetUrl":"http://x/api/assets/a1","key":"uploads/k","method":"PUT","url":"{{standIn.Address}}r2/put","headers":{"content-type":"video/mp4"},"expiresAt":"2030-01-01T00:00:00Z"}""");
        standIn.Answers[Put] = (_, _) => new Answer(200, ETag: "\"e\"");
    }

    public Task DisposeAsync() => standIn.DisposeAsync().AsTask();

    public void Dispose()
    {
        http.Dispose();
        File.Delete(file);
    }

    [Fact]
    public async Task A_small_file_goes_in_one_PUT_with_the_headers_that_were_signed()
    {
        var upload = await UploadAsync();

        var put = standIn.To(Put).Single();
        Assert.Equal([1, 2, 3], put.Body);
        Assert.Equal("video/mp4", put.Headers["content-type"]);
        Assert.Equal("3", put.Headers["content-length"]);
        Assert.Equal(new Upload("a1", "uploads/k", "http://x/api/assets/a1"), upload);
    }

    [Fact]
    public async Task The_promise_names_size_type_recipe_and_metadata()
    {
        await UploadAsync();

        var wish = JsonDocument.Parse(standIn.To("POST /api/uploads").Single().Body).RootElement;
        Assert.Equal(3, wish.GetProperty("size").GetInt64());
        Assert.Equal("video/mp4", wish.GetProperty("contentType").GetString());
        Assert.Equal("clip.mp4", wish.GetProperty("fileName").GetString());
        Assert.Equal("small", wish.GetProperty("recipe").GetString());
        Assert.Equal("7", wish.GetProperty("metadata").GetProperty("order").GetString());
    }

    [Fact]
    public async Task The_key_is_for_the_API_and_never_goes_to_R2()
    {
        await UploadAsync();

        Assert.Equal("the-key", standIn.To("POST /api/uploads").Single().Headers["x-functions-key"]);
        Assert.False(standIn.To(Put).Single().Headers.ContainsKey("x-functions-key"));
    }

    [Fact]
    public async Task A_PUT_whose_connection_breaks_is_sent_again()
    {
        standIn.Answers[Put] = (_, call) => call < 3 ? new Answer(0) : new Answer(200, ETag: "\"e\"");

        await UploadAsync();

        Assert.Equal([1, 2, 3], standIn.To(Put).Last().Body);
    }

    [Fact]
    public async Task A_refusal_keeps_its_code_status_and_detail()
    {
        standIn.Answers["POST /api/uploads"] = (_, _) => new Answer(
            422, """{"type":"https://x#type-not-allowed","title":"t","status":422,"detail":"No texts.","code":"type-not-allowed"}""");

        var refused = await Assert.ThrowsAsync<MediaFunctionsException>(UploadAsync);

        Assert.Equal(("type-not-allowed", 422, "No texts."), (refused.Code, refused.Status, refused.Detail));
        Assert.Single(standIn.Requests);
    }

    private Task<Upload> UploadAsync() => standIn.Client(http).UploadAsync(
        file,
        "video/mp4",
        new UploadOptions { FileName = "clip.mp4", Recipe = "small", Metadata = new Dictionary<string, string> { ["order"] = "7" } });
}
