using System.Diagnostics;
using System.Text.Json;
using MediaFunctions.Tests.Pipeline.Faults;
using MediaFunctions.Tests.Pipeline.Product;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>POST /api/events/stream of the built product, told by the stand-in for Cloudflare Stream.</summary>
public sealed class StreamServeSpecs(StreamServeFixture serve) : IClassFixture<StreamServeFixture>
{
    [Fact]
    public async Task A_webhook_brings_a_job_at_Stream_to_its_end_and_a_forged_one_does_not()
    {
        await using var bench = new Bench(new FaultFixture(), serve.Settings);
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var routed = await UntilAsync(jobId, "routed"); // by serve, which works on the queue, too
        var uid = Assert.Single(serve.Stream.Videos).Uid;
        await serve.Stream.MoveAsync(uid, "ready", 100);

        Assert.Equal(401, await serve.Stream.ForgeAsync(uid, "another secret", DateTimeOffset.UtcNow));
        Assert.Equal(routed.GetProperty("updatedAt").GetString(), (await JobAsync(jobId)).GetProperty("updatedAt").GetString());
        await serve.Stream.FinishAsync(uid);
        var done = await UntilAsync(jobId, "succeeded");

        Assert.Equal([200], serve.Stream.Told);
        Assert.Equal("stream", routed.GetProperty("route").GetString());
        foreach (var output in done.GetProperty("outputs").EnumerateArray())
        {
            Assert.StartsWith(serve.Stream.Address.ToString(), output.GetProperty("url").GetString(), StringComparison.Ordinal);
            Assert.All(["key", "bytes", "sha256"], name => Assert.False(output.TryGetProperty(name, out _), name));
        }
    }

    private async Task<JsonElement> UntilAsync(string jobId, string state)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100))
        {
            if (await JobAsync(jobId) is var job && job.GetProperty("state").GetString() == state)
                return job;
        }
        throw new TimeoutException($"Job {jobId} is not {state}.");
    }

    private async Task<JsonElement> JobAsync(string jobId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(serve.Api, $"api/jobs/{jobId}"));
        request.Headers.Add("x-functions-key", serve.Key);
        using var answer = await serve.Http.SendAsync(request);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }
}
