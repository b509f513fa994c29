using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>Uploads as Uppy's own clients send them, request by request, until they are made.</summary>
[Collection(PipelineCollection.Name)]
public sealed class SignedUploadSpecs(PipelineFixture pipeline)
{
    private const int PartSize = 5 * 1024 * 1024;

    [Fact]
    public async Task Uppy_6_sends_one_PUT()
    {
        var bytes = await Containers.Mp4.BytesAsync();
        var signed = await SignAsync(new { method = "PUT", key = $"{Guid.NewGuid()}-clip.mp4", contentType = "video/mp4" });

        using var content = new ByteArrayContent(bytes);
        foreach (var header in signed.GetProperty("headers").EnumerateObject())
            content.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
        using var put = await pipeline.Http.PutAsync(Text(signed, "url"), content);
        put.EnsureSuccessStatusCode();

        await AssertMadeAsync(Text(signed, "assetId"), Text(signed, "key"));
    }

    [Fact]
    public async Task Uppy_6_begins_fills_and_completes_parts_itself()
    {
        var bytes = await RealUploads.Large.BytesAsync();
        var begun = await SignAsync(new { method = "POST", key = "large.wav", size = bytes.Length, recipe = "default", metadata = new { from = "uppy" } });
        var key = Text(begun, "key");
        using var nothing = new ByteArrayContent([]);
        nothing.Headers.ContentType = new MediaTypeHeaderValue(ContentTypes.Of(RealUploads.Large.Name));
        using var created = await pipeline.Http.PostAsync(Text(begun, "url"), nothing);
        var uploadId = XDocument.Parse(await created.EnsureSuccessStatusCode().Content.ReadAsStringAsync())
            .Descendants().Single(e => e.Name.LocalName == "UploadId").Value;

        var parts = new StringBuilder();
        foreach (var (index, part) in bytes.Chunk(PartSize).Index())
        {
            var etag = await PutAsync(Text(await SignAsync(new { method = "PUT", key, uploadId, partNumber = index + 1 }), "url"), part);
            parts.Append(null, $"<Part><PartNumber>{index + 1}</PartNumber><ETag>{etag.Trim('"')}</ETag></Part>");
        }
        using var list = new StringContent($"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>", Encoding.UTF8, "application/xml");
        using var completed = await pipeline.Http.PostAsync(Text(await SignAsync(new { method = "POST", key, uploadId }), "url"), list);
        completed.EnsureSuccessStatusCode();

        Assert.True(bytes.Length > PartSize, "The sample is one part only.");
        await AssertMadeAsync(Text(begun, "assetId"), key);
    }

    [Fact]
    public async Task Uppy_5_leaves_beginning_and_completion_to_the_server()
    {
        var bytes = await RealUploads.Large.BytesAsync();
        var type = ContentTypes.Of(RealUploads.Large.Name);
        var begun = await pipeline.PostAsync("api/s3/multipart", JsonSerializer.Serialize(new
        {
            filename = "large.wav",
            type,
            metadata = new { name = "large.wav", type, relativePath = (string?)null, size = bytes.Length, recipe = "default" },
        }));
        var key = Text(begun, "key");
        var upload = $"api/s3/multipart/{Uri.EscapeDataString(Text(begun, "uploadId"))}";

        var parts = new List<object>();
        foreach (var (index, part) in bytes.Chunk(PartSize).Index())
        {
            var signed = await pipeline.GetJsonAsync($"{upload}/{index + 1}?key={Uri.EscapeDataString(key)}");
            parts.Add(new { ETag = await PutAsync(Text(signed, "url"), part), PartNumber = index + 1 });
        }
        var completed = await pipeline.PostAsync($"{upload}/complete?key={Uri.EscapeDataString(key)}", JsonSerializer.Serialize(new { parts }));

        Assert.Equal(Text(begun, "assetUrl"), Text(completed, "location"));
        await AssertMadeAsync(Text(begun, "assetId"), key);
    }

    [Fact]
    public async Task Uppy_5_sends_one_PUT()
    {
        var bytes = await Containers.Mp4.BytesAsync();
        var signed = await pipeline.GetJsonAsync("api/s3/params?filename=clip.mp4&type=video%2Fmp4&metadata%5Bname%5D=clip.mp4");

        using var content = new ByteArrayContent(bytes);
        foreach (var header in signed.GetProperty("headers").EnumerateObject())
            content.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
        using var put = await pipeline.Http.PutAsync(Text(signed, "url"), content);
        put.EnsureSuccessStatusCode();

        await AssertMadeAsync(Text(signed, "assetId"), Text(signed.GetProperty("fields"), "key"));
    }

    private async Task AssertMadeAsync(string assetId, string key)
    {
        var done = await pipeline.FinishAsync(new Upload(assetId, key, $"{pipeline.Dev.Addresses.Api}/api/assets/{assetId}"));

        Assert.Equal(JobState.Succeeded, done.Job.State);
        Assert.Equal(assetId, done.Job.AssetId);
    }

    private async Task<string> PutAsync(string url, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        using var put = await pipeline.Http.PutAsync(url, content);
        return put.EnsureSuccessStatusCode().Headers.ETag!.Tag;
    }

    private Task<JsonElement> SignAsync(object wish) => pipeline.PostAsync("api/uploads/sign", JsonSerializer.Serialize(wish));

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;
}
