using System.Net;
using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Judges;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>Names as people give them arrive whole; names that lead elsewhere are refused.</summary>
[Collection(PipelineCollection.Name)]
public sealed class KeySpecs(PipelineFixture pipeline)
{
    [Theory]
    [InlineData("my holiday  film.mp4")]
    [InlineData("Grüße aus Åre – 東京.mp4")]
    [InlineData("u\u0308 decomposed.mp4")]
    [InlineData("a+b=c&d.mp4")]
    [InlineData("50%2Fhalf %20 100%.mp4")]
    [InlineData("#1 hit?.mp4")]
    [InlineData("party 🎉👩‍👩‍👧.mp4")]
    [InlineData("dots..in..between.mp4")]
    [InlineData("'quotes\" <&> $(id) `id` ;|*.mp4")]
    [InlineData("-i.mp4")]
    public async Task A_file_of_any_name_is_processed_under_that_name(string name)
    {
        var done = await pipeline.ProcessAsync(
            await Containers.Mp4.BytesAsync(), "video/mp4", new UploadOptions { FileName = name });

        Assert.Equal((JobState.Succeeded, 1), (done.Job.State, done.Job.Tries));
        Assert.EndsWith($"/{done.Upload.AssetId}/{name}", done.Upload.Key, StringComparison.Ordinal);
        Assert.Equal(done.Upload.Key, done.JobJson.GetProperty("source").GetProperty("key").GetString());
        await DebianTools.DecodeAsync(done.Files["thumbnail"]);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../other.mp4")]
    [InlineData("a/b.mp4")]
    [InlineData("a\\b.mp4")]
    [InlineData("")]
    [InlineData("line\nbreak.mp4")]
    public async Task A_name_that_is_a_path_or_unreadable_is_refused(string name)
    {
        var (status, problem) = await pipeline.CallAsync(
            HttpMethod.Post,
            "api/uploads",
            pipeline.Dev.Addresses.Key,
            JsonSerializer.Serialize(new { fileName = name, contentType = "video/mp4", size = 10 }));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-request"), (status, problem.GetProperty("code").GetString()));
        Assert.Contains("fileName", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uploads/../secret.mp4")]
    [InlineData("uploads/./clip.mp4")]
    [InlineData("..")]
    public async Task A_key_that_leads_elsewhere_is_not_processed(string key)
    {
        var (status, problem) = await pipeline.CallAsync(
            HttpMethod.Post, "api/jobs", pipeline.Dev.Addresses.Key, JsonSerializer.Serialize(new { key }));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-request"), (status, problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task An_object_that_only_a_rule_names_is_processed_under_an_id_that_nobody_guesses()
    {
        var key = $"uploads/by hand/{Guid.NewGuid():N} + ü.mp4";
        using var buckets = new Buckets(pipeline.Dev.Addresses);
        await buckets.UploadAsync(key, "video/mp4", await Containers.Mp4.BytesAsync());

        var (_, job) = await pipeline.CallAsync(
            HttpMethod.Post, "api/jobs", pipeline.Dev.Addresses.Key, JsonSerializer.Serialize(new { key }));
        var ended = await pipeline.Dev.Client.WaitForJobAsync(job.GetProperty("jobId").GetString()!);

        Assert.Equal((JobState.Succeeded, 1), (ended.State, ended.Tries));
        Assert.Matches("^[0-9a-f]{32}$", ended.AssetId);
    }
}
