using System.Diagnostics;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Tests.Parts;
using MediaFunctions.Tests.StreamStandIn;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>
/// A job that is sent to Cloudflare Stream, with real R2 semantics, queue and tables; Stream itself is the stand-in of
/// tests/StreamStandIn, for it cannot be run locally.
/// </summary>
public abstract class StreamTests(FaultFixture fixture) : IAsyncLifetime
{
    private const string Outputs = """
        "hls": { "kind": "hls" }, "still": { "kind": "thumbnail", "at": "1s", "width": 320 }, "film": { "kind": "transcode", "preset": "1080p" }
        """;

    private CloudflareStream? standIn;
    private StreamHook? hook;

    protected CloudflareStream Stream => standIn!;

    public async Task InitializeAsync() => standIn = await CloudflareStream.StartAsync();

    public async Task DisposeAsync()
    {
        if (hook is not null)
            await hook.DisposeAsync();
        await Stream.DisposeAsync();
    }

    protected async Task<Bench> NewBenchAsync(string route = "stream", (string Name, string Value)? more = null)
    {
        var settings = Settings(route);
        if (more is { } setting)
            settings[setting.Name] = setting.Value;
        var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        await ForgetOthersAsync(bench);
        if (hook is not null)
            await hook.DisposeAsync();
        hook = await StreamHook.StartAsync(bench);
        Stream.Register(hook.Url, StreamHook.Secret);
        return bench;
    }

    /// <summary>The same hands with other settings, or some time from now; what is there stays.</summary>
    protected Bench Beside(Dictionary<string, string?> settings, TimeSpan ahead = default) => new(
        fixture, settings, services => services.AddSingleton<TimeProvider>(new Later(ahead)));

    protected Dictionary<string, string?> Settings(string route)
    {
        var settings = fixture.Settings();
        foreach (var (name, value) in Stream.Settings)
            settings[name] = value;
        settings["Stream:WebhookSecret"] = StreamHook.Secret;
        settings["Recipes:Book"] = $$"""{"recipes":{"default":{"route":"{{route}}","outputs":{ {{Outputs}} } } } }""";
        settings["Limits:SweepGrace"] = "00:00:00.2";
        settings["Limits:RequeueAfter"] = "00:00:01";
        // So that it is cheapest for the shortest clip, too.
        if (route == "auto")
            settings["Prices:List"] = File.ReadAllText(Repository.File("src", "Processing", "Delivery", "Prices", "prices.json"))
                .Replace("""{ "sd": 0.005, "hd": 0.005, "uhd": 0.005 }""", """{ "sd": 0, "hd": 0, "uhd": 0 }""", StringComparison.Ordinal);
        return settings;
    }

    /// <summary>What other tests left at a Stream that is gone would be made anew at this one.</summary>
    private static async Task ForgetOthersAsync(Bench bench)
    {
        foreach (var state in new[] { JobState.Routed, JobState.Queued })
        {
            var page = await bench.Get<JobLister>().ListAsync(new JobFilter { State = state }, 100, null, default);
            foreach (var row in page.Jobs)
                await bench.Get<JobCommands>().CancelAsync(row.Job.JobId, default);
        }
    }

    /// <summary>Uploads, and takes the message: the job is at Stream.</summary>
    protected static async Task<(string JobId, string Uid)> SendAsync(Bench bench, string? clip = null)
    {
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(clip ?? Clips.Short))).JobId!;
        Assert.True(await bench.TakeMessageAsync());
        var row = await RowAsync(bench, jobId);
        Assert.True(row.StreamUid is not null, $"{row.State} {row.Route} {row.Failure?.Message} {string.Join(' ', row.RouteReasons)}");
        return (jobId, row.StreamUid);
    }

    /// <summary>Lets a worker look at it.</summary>
    protected static Task LookAsync(Bench bench, JobRow row) => bench.Get<JobProcessor>().ProcessAsync(JobQueue.Write(row.Job), default);

    protected static async Task<JobRow> RowAsync(Bench bench, string jobId) => (await bench.Get<JobStore>().GetAsync(jobId, default))!;

    /// <summary>As the host does, with its timer.</summary>
    protected static async Task<JobRow> FinishAsync(Bench bench, string jobId)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            await bench.TakeMessageAsync();
            var row = await RowAsync(bench, jobId);
            if (row.State.IsFinal())
                return row;
            if (waited.Elapsed > TimeSpan.FromSeconds(60))
                throw new TimeoutException($"Job {jobId} is {row.State} at {row.Route}: {row.Failure?.Message}");
            await Task.Delay(100);
            foreach (var sweep in bench.Get<IEnumerable<ISweep>>().Where(sweep => sweep is StuckJobSweep or StreamSweep))
                await sweep.SweepAsync(default);
        }
    }

    protected static async Task SweepVideosAsync(Bench bench)
    {
        await Task.Delay(300); // longer than the sweep's grace
        await bench.Get<IEnumerable<ISweep>>().OfType<OrphanVideoSweep>().Single().SweepAsync(default);
    }

    protected async Task AssertDoneOnceAsync(Bench bench, JobRow row)
    {
        Assert.Equal((JobState.Succeeded, Route.Stream), (row.State, row.Route));
        Assert.Equal([row.StreamUid], Stream.Videos.Where(video => video.Creator == row.Job.JobId).Select(video => video.Uid));
        Assert.Single(await bench.KeysAsync(row.Job.AssetId), key => key.EndsWith($"/{row.Job.Version}/manifest.json", StringComparison.Ordinal));
        Assert.Equal(["hls", "still", "film"], (await bench.ManifestAsync(row))!.Outputs.Select(output => output.Name));
    }

    private sealed class Later(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }
}
