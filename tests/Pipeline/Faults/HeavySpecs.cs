using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Running;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>design: Routing. A job that is sent to the container is made there, once, and as it would have been made here.</summary>
[Collection(FaultCollection.Name)]
public sealed class HeavySpecs(FaultFixture fixture)
{
    private const string Outputs = """
        "thumbnail": { "kind": "thumbnail", "at": "1s", "width": 320 },
        "audio": { "kind": "audio", "format": "mp3" },
        "placeholder": { "kind": "placeholder" },
        "hls": { "kind": "hls" }
        """;

    // The film's run finds out how loud the sound is: without the film somebody else must.
    private const string Measured = """
        "audio": { "kind": "audio", "loudness": -16 },
        "film": { "kind": "transcode", "preset": "240p" }
        """;

    /// <summary>Where a process is killed that sends the job to the container, or works there.</summary>
    public static TheoryData<CrashPoint, string> Points
    {
        get
        {
            var points = new TheoryData<CrashPoint, string> { { CrashPoint.Routed, "work" }, { CrashPoint.RoutedMessageSent, "work" } };
            foreach (var point in Enum.GetValues<CrashPoint>().Where(IsOfContainer))
                points.Add(point, "heavy");
            return points;
        }
    }

    [Fact]
    public async Task A_job_in_the_container_gives_the_same_bytes_as_here_and_says_why_it_was_there()
    {
        var (here, hereOutputs) = await MakeAsync("here");
        var (there, outputs) = await MakeAsync("container");

        Assert.Equal(Route.Here, here.Route);
        Assert.Equal(Route.Container, there.Route);
        Assert.Equal("The recipe asks for the container.", there.RouteReasons[0]);
        Assert.Equal(hereOutputs, outputs);
        Assert.Contains("placeholder", there.ManifestJson);
    }

    [Fact]
    public async Task While_it_waits_for_the_container_it_is_routed_and_no_light_worker_takes_it_back()
    {
        await using var bench = new Bench(fixture, Settings("container"));
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await bench.TakeMessageAsync();
        var routed = (await bench.Get<JobStore>().GetAsync(jobId, default))!;

        await bench.Get<JobProcessor>().ProcessAsync(JobQueue.Write(routed.Job), default);

        var row = (await bench.Get<JobStore>().GetAsync(jobId, default))!;
        Assert.Equal((JobState.Routed, Route.Container, 0), (row.State, row.Route, row.Tries));
        Assert.Null(row.LeaseToken);
        Assert.NotNull(row.PlanJson);
        await using var heavy = bench.Heavy();
        Assert.Equal(JobState.Succeeded, (await heavy.FinishAsync(jobId)).State);
    }

    [Fact]
    public async Task A_job_on_its_way_to_the_container_can_be_cancelled()
    {
        await using var bench = new Bench(fixture, Settings("container"));
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await bench.TakeMessageAsync();

        var cancelled = await bench.Get<JobCommands>().CancelAsync(jobId, default);

        Assert.Equal(JobState.Cancelled, cancelled.Value?.State);
        await using var heavy = bench.Heavy();
        Assert.True(await heavy.TakeMessageAsync());
        Assert.Equal(JobState.Cancelled, (await bench.Get<JobStore>().GetAsync(jobId, default))!.State);
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_worker_killed_on_the_way_to_the_container_or_in_it_costs_nothing(CrashPoint point, string worker)
    {
        var settings = Settings("container");
        settings["Limits:CheckpointAfter"] = "00:00:00.0000001";
        await using var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        if (worker == "heavy")
            Assert.True(await bench.TakeMessageAsync());
        await Bench.DieAsync(settings, point, worker);

        // The message that a crash did not send, or that is still hidden, the sweep sends.
        await using var heavy = bench.Heavy();
        var sweep = bench.Get<IEnumerable<ISweep>>().OfType<StuckJobSweep>().Single();
        var row = await FinishAsync(bench, heavy, sweep, jobId);

        Assert.Equal((JobState.Succeeded, Route.Container), (row.State, row.Route));
        var manifest = (await bench.ManifestAsync(row))!;
        Assert.Equal((await MakeAsync("here")).Outputs, Hashes(manifest));
        var keys = await bench.KeysAsync(row.Job.AssetId);
        Assert.Single(keys, key => key.EndsWith($"/{row.Job.Version}/manifest.json", StringComparison.Ordinal));
        Assert.All(keys.Where(key => !key.EndsWith(".json", StringComparison.Ordinal)), key => Assert.Contains($"/{manifest.RunId}/", key));
    }

    [Theory]
    [InlineData(Outputs)]
    [InlineData(Measured)]
    public async Task What_a_killed_container_had_made_is_not_made_again(string outputs)
    {
        var settings = Settings("container", outputs);
        settings["Limits:CheckpointAfter"] = "00:00:00.0000001";
        await using var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        Assert.True(await bench.TakeMessageAsync());
        await Bench.DieAsync(settings, CrashPoint.CheckpointWritten, "heavy");
        var killed = (await bench.Get<JobStore>().GetAsync(jobId, default))!;
        var made = Checkpoint.Read(killed.MadeJson);

        await using var heavy = bench.Heavy();
        var row = await FinishAsync(bench, heavy, bench.Get<IEnumerable<ISweep>>().OfType<StuckJobSweep>().Single(), jobId);

        Assert.NotEmpty(made.Names());
        var plan = System.Text.Json.JsonDocument.Parse(row.PlanJson!).RootElement;
        var again = plan.GetProperty("runs").EnumerateArray().SelectMany(run => run.GetProperty("outputs").EnumerateArray()).Select(name => name.GetString()!);
        Assert.Empty(again.Intersect(made.Names()));
        Assert.Equal(killed.RunId, row.RunId);
        Assert.Equal((await MakeAsync("here", outputs)).Outputs, Hashes((await bench.ManifestAsync(row))!));
        Assert.Null(row.MadeJson);
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_right_after_it_gave_a_job_to_the_container_takes_no_second_try_back()
    {
        using var stop = new CancellationTokenSource();
        await using var bench = new Bench(
            fixture, Settings("container"), services => services.AddSingleton<ICrashPoints>(new At(CrashPoint.Routed, stop.Cancel)));
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var queued = (await bench.Get<JobStore>().GetAsync(jobId, default))!;
        await bench.DrainAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Get<JobProcessor>().ProcessAsync(JobQueue.Write(queued.Job), stop.Token));

        var routed = (await bench.Get<JobStore>().GetAsync(jobId, default))!;
        Assert.Equal((JobState.Routed, Route.Container, 0), (routed.State, routed.Route, routed.Tries));
        Assert.Null(routed.Failure);
        await using var heavy = bench.Heavy();
        Assert.Equal(JobState.Succeeded, (await FinishAsync(bench, heavy, bench.Get<IEnumerable<ISweep>>().OfType<StuckJobSweep>().Single(), jobId)).State);
    }

    [Theory]
    [InlineData(RunEnd.CpuTimeExceeded, "00:10:00")]
    [InlineData(RunEnd.MemoryExceeded, "00:10:00")]
    [InlineData(RunEnd.SpaceExceeded, "00:10:00")]
    [InlineData(RunEnd.Completed, "00:00:08")]
    public async Task A_job_that_was_taken_for_light_and_runs_into_a_limit_goes_to_the_container_once_with_what_is_made(RunEnd end, string jobTime)
    {
        var settings = Settings("auto", """ "thumbnail": { "kind": "thumbnail", "at": "1s" }, "audio": { "kind": "audio", "format": "mp3" } """);
        settings["Limits:CheckpointAfter"] = "00:00:00.0000001";
        settings["Limits:JobTime"] = jobTime;
        settings["Limits:RunTime"] = "00:00:08";
        await using var bench = new Bench(fixture, settings, WatchedRunner.Of((command, run) => SlowSoundAsync(command, run, end)));
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await bench.TakeMessageAsync();
        var routed = (await bench.Get<JobStore>().GetAsync(jobId, default))!;
        settings.Remove("Limits:JobTime");

        await using var heavy = bench.Heavy();
        var row = await heavy.FinishAsync(jobId);

        Assert.Equal((JobState.Routed, Route.Container, true), (routed.State, routed.Route, routed.Misjudged));
        Assert.StartsWith("It ran into the limits here.", routed.RouteReasons[0], StringComparison.Ordinal);
        Assert.Equal(["thumbnail"], Checkpoint.Read(routed.MadeJson).Names());
        Assert.Equal(JobState.Succeeded, row.State);
        Assert.Equal(routed.RunId, row.RunId);
        Assert.Equal(["thumbnail", "audio"], (await bench.ManifestAsync(row))!.Outputs.Select(output => output.Name));
    }

    [Fact]
    public async Task A_job_that_runs_into_a_limit_in_the_container_too_has_failed_and_its_retry_begins_there()
    {
        var settings = Settings("auto");
        await using var bench = new Bench(fixture, settings, WatchedRunner.Of((_, run) => EndedAsync(run, RunEnd.CpuTimeExceeded)));
        await using var heavy = new Bench(
            fixture, settings, WatchedRunner.Of((_, run) => EndedAsync(run, RunEnd.CpuTimeExceeded)) + (services => services.AddSingleton(WorkPlace.Container)));
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await bench.TakeMessageAsync();
        var failed = await heavy.FinishAsync(jobId);

        await bench.Get<JobCommands>().RetryAsync(jobId, default);
        await bench.TakeMessageAsync();
        var again = (await bench.Get<JobStore>().GetAsync(jobId, default))!;

        Assert.Equal((JobState.Failed, FailureCode.TimedOut), (failed.State, failed.Failure?.Code));
        Assert.DoesNotContain(await bench.KeysAsync(failed.Job.AssetId), key => !key.EndsWith(".json", StringComparison.Ordinal));
        Assert.Equal((JobState.Routed, Route.Container), (again.State, again.Route));
        Assert.Contains("It ran into the limits here before.", again.RouteReasons);
    }

    [Fact]
    public async Task A_job_that_is_to_stay_here_fails_where_it_runs_into_a_limit()
    {
        await using var bench = new Bench(fixture, Settings("here"), WatchedRunner.Of((_, run) => EndedAsync(run, RunEnd.CpuTimeExceeded)));
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;

        var row = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Failed, FailureCode.TimedOut), (row.State, row.Failure?.Code));
    }

    /// <summary>The run of the sound takes long, and ends as it is to, or is cancelled before.</summary>
    private static async Task<FFmpegResult> SlowSoundAsync(FFmpegCommand command, Func<Task<FFmpegResult>> run, RunEnd end)
    {
        if (!command.Arguments.Contains("libmp3lame", StringComparison.Ordinal))
            return await run();
        await Task.Delay(end == RunEnd.Completed ? TimeSpan.FromSeconds(9) : TimeSpan.FromSeconds(4));
        return await EndedAsync(run, end);
    }

    private static async Task<FFmpegResult> EndedAsync(Func<Task<FFmpegResult>> run, RunEnd end) => (await run()) with { End = end };

    private static bool IsOfContainer(CrashPoint point) => point is (>= CrashPoint.Claimed and <= CrashPoint.Succeeded)
        and not (CrashPoint.Routed or CrashPoint.RoutedMessageSent or CrashPoint.BudgetReserved or CrashPoint.BudgetNoted or CrashPoint.Held or CrashPoint.UploadBegun or CrashPoint.LeftoverDeleted or CrashPoint.CallbackQueued)
        && !StreamCrashSpecs.OfStream.Contains(point);

    /// <summary>Something happens where a process could be killed.</summary>
    private sealed class At(CrashPoint point, Action happens) : ICrashPoints
    {
        public void Passed(CrashPoint passed)
        {
            if (passed == point)
                happens();
        }
    }

    private static async Task<JobRow> FinishAsync(Bench bench, Bench heavy, StuckJobSweep sweep, string jobId)
    {
        var until = DateTime.UtcNow + TimeSpan.FromSeconds(60);
        while (DateTime.UtcNow < until)
        {
            await sweep.SweepAsync(default);
            await bench.TakeMessageAsync();
            await heavy.TakeMessageAsync();
            if (await bench.Get<JobStore>().GetAsync(jobId, default) is { } row && row.State.IsFinal())
                return row;
            await Task.Delay(100);
        }
        throw new TimeoutException($"Job {jobId} has not ended.");
    }

    private readonly Dictionary<string, (JobRow, IReadOnlyList<string>)> undisturbed = [];

    /// <summary>The job and the hashes of its outputs where nobody disturbs it.</summary>
    private async Task<(JobRow Row, IReadOnlyList<string> Outputs)> MakeAsync(string route, string outputs = Outputs)
    {
        if (undisturbed.TryGetValue(route, out var known))
            return known;
        await using var bench = new Bench(fixture, Settings(route, outputs));
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await bench.TakeMessageAsync();
        await using var heavy = bench.Heavy();
        var row = await (route == "here" ? bench : heavy).FinishAsync(jobId);
        Assert.Equal(JobState.Succeeded, row.State);
        return undisturbed[route] = (row, Hashes((await bench.ManifestAsync(row))!));
    }

    private static List<string> Hashes(Manifest manifest) =>
        [.. manifest.Outputs.Select(output => $"{output.Name} {output.Sha256} {output.Files?.Count} {output.Files?.Bytes}")];

    private Dictionary<string, string?> Settings(string route, string outputs = Outputs)
    {
        var settings = fixture.Settings();
        settings["Routing:Container"] = "true";
        settings["Recipes:Book"] = $$"""{"recipes":{"default":{"route":"{{route}}","outputs":{ {{outputs}} } } } }""";
        return settings;
    }
}
