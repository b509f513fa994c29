using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Judges;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>The README's promise: 30 s of 1080p become a thumbnail and a sound track in the public bucket.</summary>
[Collection(PipelineCollection.Name)]
public sealed class MainSpecs
{
    private const int ThumbnailWidth = 640;
    private const int ThumbnailHeight = 360;
    private const double Seconds = 30;
    private const double Tolerance = 0.2;

    private readonly PipelineFixture pipeline;

    public MainSpecs(PipelineFixture pipeline)
    {
        this.pipeline = pipeline;
        pipeline.Begin([RealUploads.Main, RealUploads.MainIndexAtEnd, RealUploads.Large]);
    }

    public static TheoryData<Sample> Mains => [RealUploads.Main, RealUploads.MainIndexAtEnd];

    [Theory]
    [MemberData(nameof(Mains))]
    public async Task The_thumbnail_is_a_jpeg_of_the_right_size_that_shows_second_2(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);
        var file = done.Files["thumbnail"];

        var image = await pipeline.MediaInfo.TrackAsync(file, "Image");
        Assert.Equal("JPEG", image.GetProperty("Format").GetString());
        Assert.Equal((ThumbnailWidth, ThumbnailHeight), (image.GetProperty("Width").GetInt32(), image.GetProperty("Height").GetInt32()));
        await DebianTools.DecodeAsync(file);
        var shown = await DebianTools.PixelsAsync(file);
        // The clip names no colours, and is of HD: players take it for BT.709, Debian's ffmpeg must be told.
        var second2 = await DebianTools.PixelsAsync(await sample.PathAsync(), "setparams=colorspace=bt709", "-ss", "2");
        Assert.InRange(Pictures.Difference(shown, second2), 0, 8);
    }

    [Theory]
    [MemberData(nameof(Mains))]
    public async Task The_sound_is_an_mp3_of_the_right_length_and_bit_rate(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);
        var file = done.Files["audio"];

        var audio = await pipeline.MediaInfo.TrackAsync(file, "Audio");
        Assert.Equal("MPEG Audio", audio.GetProperty("Format").GetString());
        Assert.Equal("Layer 3", audio.GetProperty("Format_Profile").GetString());
        Assert.InRange(audio.GetProperty("Duration").GetDouble(), Seconds - Tolerance, Seconds + Tolerance);
        Assert.Equal(128_000, audio.GetProperty("BitRate").GetInt32());
        await DebianTools.DecodeAsync(file);
        var probed = (await DebianTools.ProbeAsync(file)).GetProperty("format").GetProperty("duration").GetString()!;
        Assert.InRange(double.Parse(probed, CultureInfo.InvariantCulture), Seconds - Tolerance, Seconds + Tolerance);
    }

    [Theory]
    [MemberData(nameof(Mains))]
    public async Task The_manifest_tells_the_truth_of_every_output(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);
        var manifest = done.Manifest;

        Assert.Equal(done.Upload.AssetId, manifest.GetProperty("assetId").GetString());
        Assert.Matches("^[0-9a-f]{12}$", manifest.GetProperty("version").GetString());
        Assert.Matches("^[0-9a-f]{8}$", manifest.GetProperty("runId").GetString());
        Assert.Equal("default", manifest.GetProperty("recipe").GetString());
        Assert.Equal(done.Job.JobId, $"{done.Upload.AssetId}-{manifest.GetProperty("version")}");
        Assert.InRange(manifest.GetProperty("createdAt").GetDateTimeOffset(), done.Job.CreatedAt, DateTimeOffset.UtcNow);
        var source = manifest.GetProperty("source");
        Assert.Equal(new FileInfo(await sample.PathAsync()).Length, source.GetProperty("size").GetInt64());
        Assert.Equal("video/mp4", source.GetProperty("contentType").GetString());
        Assert.Equal((1920, 1080), (source.GetProperty("width").GetInt32(), source.GetProperty("height").GetInt32()));
        Assert.InRange(source.GetProperty("duration").GetDouble(), Seconds - Tolerance, Seconds + Tolerance);
        Assert.Empty(done.Skipped);
        Assert.False(manifest.TryGetProperty("truncated", out _));
        Assert.NotEmpty(manifest.GetProperty("ffmpeg").GetProperty("version").GetString()!);
        Assert.Matches("^[0-9a-f]{12}$", manifest.GetProperty("ffmpeg").GetProperty("buildHash").GetString());

        Assert.Equal(["audio", "thumbnail"], done.Files.Keys.Order());
        foreach (var (name, file) in done.Files)
            await AssertDescribedAsync(done, done.Output(name), file);
        Assert.Equal(ThumbnailWidth, done.Output("thumbnail").GetProperty("width").GetInt32());
        Assert.Equal(ThumbnailHeight, done.Output("thumbnail").GetProperty("height").GetInt32());
        Assert.InRange(done.Output("audio").GetProperty("duration").GetDouble(), Seconds - Tolerance, Seconds + Tolerance);
    }

    [Fact]
    public async Task Outputs_are_kept_for_a_year_and_the_pointer_is_asked_for_again()
    {
        var done = await pipeline.ProcessAsync(RealUploads.Main);

        foreach (var (name, type) in new[] { ("thumbnail", "image/jpeg"), ("audio", "audio/mpeg") })
            await AssertHeadersAsync(done.Output(name).GetProperty("url").GetString()!, type, "public, max-age=31536000, immutable");
        await AssertHeadersAsync(done.Job.Links.Manifest!, "application/json", "public, max-age=31536000, immutable");
        await AssertHeadersAsync(PointerOf(done), "application/json", "public, no-cache");
    }

    [Fact]
    public async Task The_pointer_shows_the_very_manifest_of_the_version()
    {
        var done = await pipeline.ProcessAsync(RealUploads.Main);

        var version = await pipeline.Http.GetStringAsync(done.Job.Links.Manifest);
        var pointer = await pipeline.Http.GetStringAsync(PointerOf(done));

        Assert.Equal(version, pointer);
        var key = $"/{done.Upload.AssetId}/default/{done.Manifest.GetProperty("version")}/manifest.json";
        Assert.EndsWith(key, done.Job.Links.Manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_asset_shows_its_manifest_and_the_job_its_receipt()
    {
        var done = await pipeline.ProcessAsync(RealUploads.Main);

        var asset = (await pipeline.GetJsonAsync($"api/assets/{done.Upload.AssetId}")).GetProperty("recipes").GetProperty("default");
        Assert.True(JsonElement.DeepEquals(done.Manifest, asset.GetProperty("manifest")));
        Assert.Equal("succeeded", asset.GetProperty("job").GetProperty("state").GetString());

        Assert.Equal(JobState.Succeeded, done.Job.State);
        Assert.Equal(1, done.Job.Tries);
        var receipt = done.JobJson.GetProperty("receipt");
        Assert.Equal(new FileInfo(await RealUploads.Main.PathAsync()).Length, receipt.GetProperty("sourceBytes").GetInt64());
        foreach (var counter in new[]
                 {
                     "bytesRead", "bytesWritten", "classAOps", "classBOps", "ffmpegCpuMs", "ffmpegWallMs", "commitMs", "wallMs", "peakRssBytes",
                 })
        {
            Assert.InRange(receipt.GetProperty(counter).GetDouble(), 1, double.MaxValue);
        }
        Assert.InRange(receipt.GetProperty("gbSeconds").GetDouble(), double.Epsilon, double.MaxValue);
        var parts = receipt.GetProperty("ffmpegWallMs").GetInt64() + receipt.GetProperty("commitMs").GetInt64();
        Assert.InRange(parts, 2, receipt.GetProperty("wallMs").GetInt64());
    }

    [Fact]
    public async Task Nothing_private_is_in_the_public_manifest()
    {
        var path = await Containers.Mp4.PathAsync();
        var upload = await pipeline.Dev.Client.UploadAsync(path, "video/mp4", new UploadOptions
        {
            FileName = "private-name.mp4",
            Metadata = new Dictionary<string, string> { ["private-field"] = "private-value" },
        });
        var done = await pipeline.FinishAsync(upload);

        var text = done.Manifest.GetRawText();
        Assert.All(
            ["private-name", "private-field", "private-value", "uploads/", "\"local\"", "caller", "etag"],
            word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_large_file_goes_up_in_parts()
    {
        var done = await pipeline.ProcessAsync(RealUploads.Large);

        var audio = await pipeline.MediaInfo.TrackAsync(done.Files["audio"], "Audio");
        Assert.InRange(audio.GetProperty("Duration").GetDouble(), 100 - Tolerance, 100 + Tolerance);
        // R2's ETag of an object that was sent in parts: the hash of hashes, a dash, how many.
        Assert.EndsWith("-2", done.JobJson.GetProperty("source").GetProperty("etag").GetString(), StringComparison.Ordinal);
    }

    private static async Task AssertDescribedAsync(Processed done, JsonElement output, string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        Assert.Equal(bytes.Length, output.GetProperty("bytes").GetInt64());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), output.GetProperty("sha256").GetString());
        var folder = $"{done.Upload.AssetId}/default/{done.Manifest.GetProperty("version")}/{done.Manifest.GetProperty("runId")}/";
        Assert.StartsWith(folder, output.GetProperty("key").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(output.GetProperty("key").GetString()!, output.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(output.GetProperty("name").GetString(), output.GetProperty("kind").GetString());
    }

    private string PointerOf(Processed done) => $"{pipeline.Dev.Addresses.MediaUrl}/{done.Upload.AssetId}/default/manifest.json";

    private async Task AssertHeadersAsync(string url, string contentType, string cacheControl)
    {
        using var response = await pipeline.Http.GetAsync(url);
        response.EnsureSuccessStatusCode();
        Assert.Equal(contentType, response.Content.Headers.ContentType!.ToString());
        Assert.Equal(Ordered(cacheControl), Ordered(response.Headers.CacheControl!.ToString()));
    }

    private static string Ordered(string cacheControl) => string.Join(", ", cacheControl.Split(", ").Order());
}
