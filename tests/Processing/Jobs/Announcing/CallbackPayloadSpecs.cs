using System.Text.Json;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Jobs.Announcing;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Tests.Processing.Jobs.Announcing;

public sealed class CallbackPayloadSpecs
{
    private const string Public = "https://media.example.com";

    private static readonly JobRow Row = new()
    {
        Job = new MediaJob
        {
            AssetId = "0123456789abcdef0123456789abcdef",
            Version = "0123456789ab",
            DeliveryId = "d",
            Bucket = "uploads",
            Key = "uploads/a.mp4",
            ETag = "e",
            Recipe = "default",
        },
        State = JobState.Cancelled,
        RecipeJson = "{}",
        CreatedAt = DateTimeOffset.UnixEpoch,
        FinishedAt = new DateTimeOffset(2026, 11, 30, 16, 30, 5, TimeSpan.Zero),
        Failure = new Failure(FailureCode.Cancelled, "The job was cancelled."),
    };

    [Fact]
    public void A_job_without_success_tells_why_and_nothing_of_outputs()
    {
        var json = Read(CallbackPayloads.Write(Row, null, Public));

        Assert.Equal(["type", "timestamp", "data"], json.EnumerateObject().Select(m => m.Name));
        Assert.Equal("job.cancelled", json.GetProperty("type").GetString());
        Assert.Equal(Row.FinishedAt, json.GetProperty("timestamp").GetDateTimeOffset());
        var data = json.GetProperty("data");
        Assert.Equal(
            ["jobId", "assetId", "version", "recipe", "state", "key", "error"], data.EnumerateObject().Select(m => m.Name));
        Assert.Equal("cancelled", data.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public void A_job_that_succeeded_tells_its_outputs_its_manifest_and_the_uploads_metadata()
    {
        var data = Read(CallbackPayloads.Write(Made(outputs: 2), new Dictionary<string, string> { ["order"] = "4711" }, Public)).GetProperty("data");

        Assert.Equal(2, data.GetProperty("outputs").GetArrayLength());
        Assert.Equal(
            $"{Public}/0123456789abcdef0123456789abcdef/default/0123456789ab/manifest.json", data.GetProperty("manifestUrl").GetString());
        Assert.Equal("4711", data.GetProperty("metadata").GetProperty("order").GetString());
    }

    [Fact]
    public void Of_very_many_outputs_only_the_manifest_is_named_so_that_it_stays_short()
    {
        var bytes = CallbackPayloads.Write(Made(outputs: 200), null, Public);

        var data = Read(bytes).GetProperty("data");
        Assert.True(bytes.Length <= CallbackPayloads.MostBytes);
        Assert.True(data.GetProperty("outputsOmitted").GetBoolean());
        Assert.False(data.TryGetProperty("outputs", out _));
        Assert.True(data.TryGetProperty("manifestUrl", out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(200)]
    public void Metadata_that_would_make_it_too_long_is_left_out_and_outputs_with_it_only_where_they_are_too_many(int outputs)
    {
        var metadata = new Dictionary<string, string> { ["title"] = new('\u6620', 8192 - 5) };

        var bytes = CallbackPayloads.Write(outputs == 0 ? Row : Made(outputs), metadata, Public);

        var data = Read(bytes).GetProperty("data");
        Assert.True(bytes.Length <= CallbackPayloads.MostBytes);
        Assert.True(data.GetProperty("metadataOmitted").GetBoolean());
        Assert.False(data.TryGetProperty("metadata", out _));
        Assert.Equal(outputs == 2, data.TryGetProperty("outputs", out _));
        Assert.Equal(outputs == 200, data.TryGetProperty("outputsOmitted", out _));
    }

    [Fact]
    public void Of_metadata_and_many_outputs_the_metadata_is_kept_for_the_manifest_tells_the_outputs()
    {
        var metadata = new Dictionary<string, string> { ["title"] = new('a', 8192 - 5) };

        var bytes = CallbackPayloads.Write(Made(outputs: 80), metadata, Public);

        var data = Read(bytes).GetProperty("data");
        Assert.True(bytes.Length <= CallbackPayloads.MostBytes);
        Assert.True(data.GetProperty("outputsOmitted").GetBoolean());
        Assert.Equal(metadata["title"], data.GetProperty("metadata").GetProperty("title").GetString());
    }

    [Fact]
    public void Every_attempt_has_the_same_bytes()
    {
        Assert.Equal(CallbackPayloads.Write(Made(3), null, Public), CallbackPayloads.Write(Made(3), null, Public));
    }

    private static JobRow Made(int outputs)
    {
        var manifest = new Manifest
        {
            AssetId = Row.Job.AssetId,
            Version = Row.Job.Version,
            RunId = "01234567",
            Recipe = "default",
            CreatedAt = DateTime.UnixEpoch,
            Source = new ManifestSource(1, "video/mp4", 1, 1, 1),
            Outputs = [.. Enumerable.Range(0, outputs).Select(i => new ManifestOutput
            {
                Name = $"output-{i}",
                Kind = "thumbnail",
                Key = $"k{i}",
                Url = $"{Public}/k{i}",
                ContentType = "image/jpeg",
                Bytes = 1,
                Sha256 = new string('0', 64),
            })],
            Ffmpeg = new ManifestFFmpeg("9", "0"),
        };
        return Row with
        {
            State = JobState.Succeeded,
            Failure = null,
            ManifestJson = JsonSerializer.Serialize(manifest, DeliveryJson.Default.Manifest),
        };
    }

    private static JsonElement Read(byte[] json) => JsonElement.Parse(json);
}
