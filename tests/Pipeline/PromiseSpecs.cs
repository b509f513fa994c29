using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>An upload is what was promised, or it is nothing.</summary>
[Collection(PipelineCollection.Name)]
public sealed class PromiseSpecs(PipelineFixture pipeline)
{
    private const int PromisedParts = 6 * 1024 * 1024;

    [Fact]
    public async Task Parts_of_another_size_than_promised_end_in_not_as_promised()
    {
        var bytes = await Containers.Mp4.BytesAsync();
        var promise = await PromiseAsync(PromisedParts);
        var (key, uploadId) = (Text(promise, "key"), promise.GetProperty("multipart").GetProperty("uploadId").GetString()!);

        using var part = new ByteArrayContent(bytes);
        using var put = await pipeline.Http.PutAsync(await SignAsync("PUT", key, uploadId, 1), part);
        put.EnsureSuccessStatusCode();
        using var parts = new StringContent(
            $"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{put.Headers.ETag}</ETag></Part></CompleteMultipartUpload>");
        using var complete = await pipeline.Http.PostAsync(await SignAsync("POST", key, uploadId), parts);
        complete.EnsureSuccessStatusCode();

        await AssertNotAsPromisedAsync(promise, $"{bytes.Length} bytes");
    }

    [Fact]
    public async Task An_object_of_another_type_than_promised_ends_in_not_as_promised()
    {
        var bytes = await Containers.Mp4.BytesAsync();
        var promise = await PromiseAsync(bytes.Length);

        using var buckets = new Buckets(pipeline.Dev.Addresses);
        await buckets.UploadAsync(Text(promise, "key"), "video/webm", bytes);

        await AssertNotAsPromisedAsync(promise, "video/webm");
    }

    [Theory]
    [InlineData("video/webm", 0)]
    [InlineData("video/mp4", 1)]
    public async Task A_single_PUT_of_another_type_or_length_is_refused_by_R2(string contentType, int more)
    {
        var bytes = await Containers.Mp4.BytesAsync();
        var promise = await PromiseAsync(bytes.Length);

        using var content = new ByteArrayContent([.. bytes, .. new byte[more]]);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using var put = await pipeline.Http.PutAsync(Text(promise, "url"), content);

        Assert.Equal(HttpStatusCode.Forbidden, put.StatusCode);
        var asset = await pipeline.GetJsonAsync($"api/assets/{Text(promise, "assetId")}");
        Assert.Equal("promised", Text(asset, "state"));
    }

    [Fact]
    public async Task A_recipe_that_the_book_does_not_have_is_refused_before_the_upload()
    {
        var (status, problem) = await pipeline.CallAsync(
            HttpMethod.Post,
            "api/uploads",
            pipeline.Dev.Addresses.Key,
            """{"fileName":"a.mp4","contentType":"video/mp4","size":10,"recipe":"nobody-knows"}""");

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-request"), (status, Text(problem, "code")));
        Assert.Contains("nobody-knows", Text(problem, "detail"), StringComparison.Ordinal);
    }

    private async Task AssertNotAsPromisedAsync(JsonElement promise, string found)
    {
        var done = await pipeline.FinishAsync(new Upload(Text(promise, "assetId"), Text(promise, "key"), Text(promise, "assetUrl")));

        Assert.Equal((JobState.Failed, "not-as-promised"), (done.Job.State, done.Job.Error?.Code));
        Assert.Contains(found, done.Job.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(1, done.Job.Tries);
        using var buckets = new Buckets(pipeline.Dev.Addresses);
        Assert.Empty(await buckets.PublicKeysAsync(done.Upload.AssetId));
    }

    private Task<JsonElement> PromiseAsync(int size) => pipeline.PostAsync(
        "api/uploads", $$"""{"fileName":"promised.mp4","contentType":"video/mp4","size":{{size}}}""");

    private async Task<string> SignAsync(string method, string key, string uploadId, int? part = null)
    {
        var wish = new StringBuilder($$"""{"method":"{{method}}","key":"{{key}}","uploadId":"{{uploadId}}" """);
        if (part is { } number)
            wish.Append(null, $",\"partNumber\":{number}");
        return Text(await pipeline.PostAsync("api/uploads/sign", wish.Append('}').ToString()), "url");
    }

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;
}
