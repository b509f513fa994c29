using System.Text.Json;

namespace MediaFunctions.Tests.Client;

/// <summary>Streams that cannot seek.</summary>
public sealed class StreamSpecs : IAsyncLifetime, IDisposable
{
    private static readonly UploadOptions Named = new() { FileName = "clip.mp4", PartSize = 4 };

    private readonly HttpClient http = MediaFunctionsHttp.Create();
    private StandIn standIn = null!;

    public async Task InitializeAsync()
    {
        standIn = await StandIn.StartAsync();
        MultipartPlan.Prepare(standIn);
    }

    public Task DisposeAsync() => standIn.DisposeAsync().AsTask();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_stream_of_unknown_length_goes_in_parts_that_are_begun_and_completed()
    {
        var upload = await UploadAsync(Named with { Recipe = "small" });

        Assert.Equal(new Upload("a1", "uploads/k", "http://x/api/assets/a1"), upload);
        var wish = JsonDocument.Parse(standIn.To("POST /api/uploads/sign").First().Body).RootElement;
        Assert.Equal(("POST", "clip.mp4", "video/mp4", "small"), (Text(wish, "method"), Text(wish, "fileName"), Text(wish, "contentType"), Text(wish, "recipe")));
        Assert.False(wish.TryGetProperty("size", out _));
        Assert.Equal("video/mp4", standIn.To(MultipartPlan.Begin).Single().Headers["content-type"]);
        Assert.Equal([0, 1, 2, 3], standIn.To(MultipartPlan.Part(1)).Single().Body);
        Assert.Equal([4, 5, 6, 7], standIn.To(MultipartPlan.Part(2)).Single().Body);
        Assert.Equal([8, 9], standIn.To(MultipartPlan.Part(3)).Single().Body);
        Assert.Equal(["1:\"e1\"", "2:\"e2\"", "3:\"e3\""], MultipartPlan.Completed(standIn));
    }

    [Fact]
    public async Task A_part_is_sent_again_though_the_stream_is_past_it()
    {
        standIn.Answers[MultipartPlan.Part(1)] = (_, call) => call < 3 ? new Answer(0) : new Answer(200, ETag: "\"e1\"");

        await UploadAsync(Named);

        Assert.Equal([0, 1, 2, 3], standIn.To(MultipartPlan.Part(1)).Last().Body);
    }

    [Fact]
    public async Task No_more_of_the_stream_is_read_than_parts_are_under_way()
    {
        var taken = new TaskCompletionSource();
        standIn.Answers[MultipartPlan.Part(1)] = (_, _) => new Answer(200, ETag: "\"e1\"") { After = taken.Task };
        standIn.Answers[MultipartPlan.Part(2)] = (_, _) => new Answer(200, ETag: "\"e2\"") { After = taken.Task };
        await using var stream = new OnceOnly(MultipartPlan.Bytes);
        using var client = new MediaFunctionsClient(http, standIn.Address, "the-key") { PartsAtOnce = 2 };

        var upload = client.UploadAsync(stream, "video/mp4", Named);
        await UntilAsync(() => standIn.To(MultipartPlan.Part(1)).Any() && standIn.To(MultipartPlan.Part(2)).Any());
        var read = stream.Done;
        taken.SetResult();
        await upload;

        Assert.Equal(8, read);
        Assert.Equal(10, stream.Done);
    }

    [Fact]
    public async Task A_size_that_is_known_is_promised_and_held()
    {
        await UploadAsync(Named with { Size = 10 });

        Assert.Equal(10, JsonDocument.Parse(standIn.To("POST /api/uploads/sign").First().Body).RootElement.GetProperty("size").GetInt64());
    }

    [Theory]
    [InlineData(9)]
    [InlineData(11)]
    public async Task A_stream_of_another_length_than_promised_is_aborted(long size)
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => UploadAsync(Named with { Size = size }));

        Assert.Single(standIn.To(MultipartPlan.Abort));
        Assert.Empty(standIn.To(MultipartPlan.Complete));
    }

    [Fact]
    public async Task A_stream_that_fails_aborts_the_upload()
    {
        await using var broken = new System.IO.Compression.GZipStream(
            new MemoryStream([1, 2, 3]), System.IO.Compression.CompressionMode.Decompress);

        await Assert.ThrowsAsync<InvalidDataException>(() => standIn.Client(http).UploadAsync(broken, "video/mp4", Named));

        Assert.Single(standIn.To(MultipartPlan.Abort));
    }

    [Fact]
    public async Task An_empty_stream_is_one_empty_part()
    {
        await using var stream = new OnceOnly([]);

        await standIn.Client(http).UploadAsync(stream, "video/mp4", Named);

        Assert.Empty(standIn.To(MultipartPlan.Part(1)).Single().Body);
        Assert.Equal(["1:\"e1\""], MultipartPlan.Completed(standIn));
    }

    private static string? Text(JsonElement wish, string name) => wish.GetProperty(name).GetString();

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds())
            await Task.Delay(10, patience.Token);
    }

    private async Task<Upload> UploadAsync(UploadOptions options)
    {
        await using var stream = new OnceOnly(MultipartPlan.Bytes);
        return await standIn.Client(http).UploadAsync(stream, "video/mp4", options);
    }
}
