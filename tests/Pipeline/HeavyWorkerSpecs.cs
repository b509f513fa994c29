using System.Diagnostics;
using System.Text.RegularExpressions;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Tests.Parts;
using MediaFunctions.Tests.Pipeline.Faults;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>What the container runs, <c>work --heavy --until-empty</c>, as a process of its own against real parts.</summary>
[Collection(FaultCollection.Name)]
public sealed class HeavyWorkerSpecs(FaultFixture fixture) : IDisposable
{
    // Container Apps kills 30 s after SIGTERM.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo temp = Directory.CreateTempSubdirectory("heavy-tests-");

    [Fact]
    public async Task It_ends_when_the_queue_is_empty()
    {
        await using var bench = await NewBenchAsync();

        Assert.Equal(0, (await EndAsync(Start())).ExitCode);
    }

    [Fact]
    public async Task Without_a_queue_to_look_at_it_says_so_and_has_failed()
    {
        var nobody = Regex.Replace(fixture.Parts.Addresses.Storage, @"127\.0\.0\.1:\d+", $"127.0.0.1:{LocalParts.FreePort()}");

        var end = await EndAsync(Start(("AzureWebJobsStorage", nobody)));

        Assert.Equal(1, end.ExitCode);
        Assert.Contains("\nThe queue cannot be read, and so this ends: ", end.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", end.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProcessTree.SigTerm)]
    [InlineData(ProcessTree.SigInt)]
    public async Task A_signal_lets_it_give_its_job_back_in_time_and_another_one_makes_it(int signal)
    {
        await using var bench = await NewBenchAsync();
        var jobId = await RouteAsync(bench, await Streams.Minutes.PathAsync());
        using var process = Start();
        await ProcessTree.UntilAsync(
            () => ProcessTree.FFmpegsOf(process.Id).Any(ffmpeg => ProcessTree.WasTold(ffmpeg, "libmp3lame")), Patience, () => "FFmpeg did not begin.");
        var family = ProcessTree.DescendantsOf(process.Id);

        ProcessTree.Signal(process.Id, signal);
        ProcessTree.Signal(process.Id, signal);
        var waited = Stopwatch.StartNew();
        var exitCode = (await EndAsync(process)).ExitCode;
        var given = (await bench.Get<JobStore>().GetAsync(jobId, default))!;
        var message = (await (await bench.Get<AzureStorage>().QueueAsync(JobQueue.HeavyName)).PeekMessageAsync()).Value;

        Assert.True(waited.Elapsed < Grace, $"It took {waited.Elapsed}.");
        Assert.Equal(0, exitCode);
        Assert.Equal((JobState.Routed, 0, null), (given.State, given.Tries, given.LeaseToken));
        Assert.NotNull(message);
        await ProcessTree.GoneAsync(family, TimeSpan.FromSeconds(5));
        Assert.Empty(Leftovers.OfJobs(temp.FullName));
        Assert.Equal(0, (await EndAsync(Start())).ExitCode);
        Assert.Equal(JobState.Succeeded, (await bench.Get<JobStore>().GetAsync(jobId, default))!.State);
    }

    [Fact]
    public async Task A_signal_ends_it_in_time_and_its_FFmpeg_too_while_storage_hangs()
    {
        await using var bench = await NewBenchAsync();
        await RouteAsync(bench, await Streams.Minutes.PathAsync());
        using var process = Start();
        await ProcessTree.UntilAsync(
            () => ProcessTree.FFmpegsOf(process.Id).Any(ffmpeg => ProcessTree.WasTold(ffmpeg, "libmp3lame")), Patience, () => "FFmpeg did not begin.");
        var family = ProcessTree.DescendantsOf(process.Id);
        var waited = Stopwatch.StartNew();

        await fixture.Parts.StorageAsync(runs: false);
        try
        {
            ProcessTree.Signal(process.Id, ProcessTree.SigTerm);
            await EndAsync(process);
        }
        finally
        {
            await fixture.Parts.StorageAsync(runs: true);
        }

        Assert.True(waited.Elapsed < Grace, $"It took {waited.Elapsed}.");
        await ProcessTree.GoneAsync(family, TimeSpan.FromSeconds(5));
        await bench.DrainAsync();
    }

    [Fact]
    public async Task Two_replicas_that_get_the_same_job_make_one_manifest()
    {
        await using var bench = await NewBenchAsync();
        var jobId = await RouteAsync(bench, Clips.Short);
        var row = (await bench.Get<JobStore>().GetAsync(jobId, default))!;
        await bench.Get<JobQueue>().SendAsync(row.Job with { DeliveryId = Ids.NewToken() }, TimeSpan.Zero, Route.Container, default);

        var ends = await Task.WhenAll(EndAsync(Start()), EndAsync(Start()));

        Assert.All(ends, end => Assert.Equal(0, end.ExitCode));
        row = (await bench.Get<JobStore>().GetAsync(jobId, default))!;
        Assert.Equal((JobState.Succeeded, 1), (row.State, row.Tries));
        var manifest = (await bench.ManifestAsync(row))!;
        Assert.Equal(
            manifest.Outputs.Select(output => output.Key).Order(),
            (await bench.KeysAsync(row.Job.AssetId)).Where(key => !key.EndsWith(".json", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task It_takes_no_job_that_might_not_be_done_in_what_is_left_of_its_time()
    {
        await using var bench = await NewBenchAsync();
        var jobId = await RouteAsync(bench, Clips.Short);

        var end = await EndAsync(Start(("Worker:ExecutionTime", "00:10:00.0000001"), ("Limits:JobTime", "00:10:00"), ("Limits:RunTime", "00:10:00")));

        Assert.Equal(0, end.ExitCode);
        Assert.Contains("No more is taken of media-jobs-heavy", end.Errors, StringComparison.Ordinal);
        Assert.Equal((JobState.Routed, 0), ((await bench.Get<JobStore>().GetAsync(jobId, default)) is { } row ? (row.State, row.Tries) : default));
        Assert.NotNull((await (await bench.Get<AzureStorage>().QueueAsync(JobQueue.HeavyName)).PeekMessageAsync()).Value);
    }

    [Fact]
    public async Task A_time_in_which_no_job_could_be_done_is_refused_at_start()
    {
        var end = await EndAsync(Start(("Worker:ExecutionTime", "00:10:00"), ("Limits:JobTime", "00:10:00"), ("Limits:RunTime", "00:10:00")));

        Assert.Equal(2, end.ExitCode);
        Assert.Contains("Worker:ExecutionTime is 00:10:00, expected more than Limits:JobTime (00:10:00)", end.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => temp.Delete(recursive: true);

    private async Task<Bench> NewBenchAsync()
    {
        var bench = new Bench(fixture, Settings());
        await bench.DrainAsync();
        return bench;
    }

    /// <summary>Brings a job on its way to the container.</summary>
    private static async Task<string> RouteAsync(Bench bench, string path)
    {
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(path))).JobId!;
        await bench.TakeMessageAsync();
        Assert.Equal(JobState.Routed, (await bench.Get<JobStore>().GetAsync(jobId, default))!.State);
        return jobId;
    }

    private Dictionary<string, string?> Settings()
    {
        var settings = fixture.Settings();
        settings["Routing:Container"] = "true";
        // Nobody dies here: no test waits for the end of a lease, and a busy machine must not lose one.
        settings["Limits:LeaseDuration"] = "00:01:00";
        settings["Recipes:Book"] = """{"recipes":{"default":{"preset":"default","route":"container"}}}""";
        return settings;
    }

    private Process Start(params (string Name, string Value)[] more)
    {
        var settings = Settings();
        foreach (var (name, value) in more)
            settings[name] = value;
        return BuiltProgram.Start(temp.FullName, settings, "work", "--heavy", "--until-empty");
    }

    private static async Task<ProgramEnd> EndAsync(Process process)
    {
        using var ended = process;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new ProgramEnd(process.ExitCode, await output, await errors);
    }
}
