using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Amazon.S3.Model;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Tests.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>
/// design: FFmpeg, Out. Outputs go to R2 while FFmpeg still runs; R2 that refuses or stalls in the middle, in or out, is
/// retried within bounds, and leaves nothing public and no FFmpeg.
/// </summary>
[Collection(FaultCollection.Name)]
public sealed partial class StreamedJobSpecs(FaultFixture fixture) : IDisposable
{
    private const string Everything = """
        "hls": { "kind": "hls", "segment": 2 }, "sheets": { "kind": "storyboard", "interval": "12s", "columns": 5, "rows": 2 },
        "thumbnail": { "kind": "thumbnail" }, "audio": { "kind": "audio", "bitrate": "320k" }
        """;

    private readonly HttpClient client = new();

    [Fact]
    public async Task Segments_pictures_and_sound_arrive_while_FFmpeg_runs_and_no_playlist_before_all_of_them()
    {
        var seen = new HashSet<string>();
        long onDisk = 0;
        Bench? bench = null;
        bench = await NewBenchAsync(Everything, async (command, run) =>
        {
            var running = run();
            while (!running.IsCompleted)
            {
                var keys = await ArrivedAsync(bench!);
                onDisk = Math.Max(onDisk, SizeOf(command.WorkingDirectory!));
                if (!running.IsCompleted)
                    seen.UnionWith(keys);
                await Task.Delay(20);
            }
            return await running;
        });
        await using var used = bench;
        var jobId = await BeginAsync(bench);

        var row = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Succeeded, null), (row.State, row.Failure?.Message));
        Assert.Superset(new HashSet<string> { "hls/90p0.m4s", "hls/audio0.m4s", "sheets/sheet-001.jpg", "thumbnail.jpg" }, seen);
        Assert.DoesNotContain(seen, name => name.EndsWith(".m3u8", StringComparison.Ordinal));
        // Logs of tiles: all that FFmpeg writes there.
        Assert.InRange(onDisk, 0, 64 * 1024);
        var outputs = (await bench.ManifestAsync(row))!.Outputs;
        foreach (var output in outputs)
        {
            var bytes = await client.GetByteArrayAsync(output.Url);
            Assert.Equal((output.Bytes, output.Sha256), (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }
        using var sound = await client.GetAsync(outputs.Single(output => output.Name == "audio").Url);
        Assert.EndsWith("-2\"", sound.Headers.ETag!.Tag, StringComparison.Ordinal);
        var hls = outputs.Single(output => output.Name == "hls").Url;
        foreach (var (name, type) in new[] { ("90p0.m4s", "video/mp4"), ("audio0.m4s", "audio/mp4"), ("audio-init.mp4", "audio/mp4"), ("90p.m3u8", "application/vnd.apple.mpegurl") })
        {
            using var answer = await client.GetAsync(hls.Replace("master.m3u8", name, StringComparison.Ordinal));
            Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R2_that_goes_away_while_outputs_are_written_ends_FFmpeg_and_the_next_try_makes_the_same(bool stalls)
    {
        var undisturbed = await NewBenchAsync(Everything, (_, run) => run());
        await using var first = undisturbed;
        var expected = await undisturbed.ManifestAsync(await undisturbed.FinishAsync(await BeginAsync(undisturbed)));
        var cut = 0;
        var commands = new ConcurrentQueue<string>();
        Bench? bench = null;
        bench = await NewBenchAsync(Everything, async (command, run) =>
        {
            var running = run();
            commands.Enqueue(Address().Match(command.Arguments).Value);
            while (!running.IsCompleted && Volatile.Read(ref cut) == 0)
            {
                if ((await ArrivedAsync(bench!)).Any(name => name.EndsWith(".m4s", StringComparison.Ordinal)) && Interlocked.Exchange(ref cut, 1) == 0)
                    await AwayAsync(stalls, isAway: true);
                await Task.Delay(20);
            }
            return await running;
        });
        await using var used = bench;
        var jobId = await BeginAsync(bench);

        try
        {
            await bench.TakeMessageAsync();
        }
        finally
        {
            await AwayAsync(stalls, isAway: false);
        }
        var between = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        var none = await bench.ManifestAsync(between);
        var alive = CommandLines().ToList();
        var row = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Queued, FailureCode.StorageUnavailable), (between.State, between.Failure!.Code));
        Assert.Null(none);
        Assert.NotEqual(0, cut);
        Assert.DoesNotContain(alive, line => commands.Any(address => line.Contains(address, StringComparison.Ordinal)));
        Assert.Equal((JobState.Succeeded, 2), (row.State, row.Tries));
        Assert.Equal(
            expected!.Outputs.Select(output => (output.Name, output.Sha256, output.Files)),
            (await bench.ManifestAsync(row))!.Outputs.Select(output => (output.Name, output.Sha256, output.Files)));
    }

    [Fact]
    public async Task R2_that_stays_away_in_the_middle_fails_the_job_and_the_sweep_takes_what_was_written()
    {
        Bench? bench = null;
        bench = await NewBenchAsync(
            Everything,
            async (_, run) =>
            {
                var running = run();
                while (!running.IsCompleted && (await ArrivedAsync(bench!)).Count == 0)
                    await Task.Delay(20);
                await AwayAsync(stalls: false, isAway: true);
                return await running;
            },
            ("Limits:MaxTries", "1"),
            ("Limits:SweepGrace", "00:00:00.001"));
        await using var used = bench;
        var jobId = await BeginAsync(bench);

        await bench.TakeMessageAsync();
        await AwayAsync(stalls: false, isAway: false);
        var row = await bench.FinishAsync(jobId);
        var sweep = bench.Get<IEnumerable<ISweep>>().OfType<AbandonedRunSweep>().Single();
        // It looks at a page at a time, and goes on where it was: the bucket is not this test's alone.
        for (var pages = 0; pages < 50 && (await bench.KeysAsync(row.Job.AssetId)).Count > 0; pages++)
            await sweep.SweepAsync(CancellationToken.None);

        Assert.Equal((JobState.Failed, FailureCode.StorageUnavailable), (row.State, row.Failure!.Code));
        Assert.Empty(await bench.KeysAsync(row.Job.AssetId));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(12, false)]
    [InlineData(12, true)]
    public async Task R2_that_gives_the_source_no_more_is_no_short_output(int afterBlocks, bool stalls)
    {
        var (runs, reads, away) = (0, 0, 0);
        await using var bench = await NewBenchAsync(
            "\"audio\": { \"kind\": \"audio\", \"format\": \"flac\" }",
            async (_, run) =>
            {
                Volatile.Write(ref runs, 1);
                await LeaveAsync();
                return await run();
            },
            async (request, send) =>
            {
                if (request is GetObjectRequest && Volatile.Read(ref runs) > 0)
                {
                    Interlocked.Increment(ref reads);
                    await LeaveAsync();
                }
                await send();
            });
        var jobId = await BeginAsync(bench);

        try
        {
            await bench.TakeMessageAsync();
        }
        finally
        {
            await AwayAsync(stalls, isAway: false);
        }
        var between = (await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None))!;
        var none = await bench.ManifestAsync(between);
        var row = await bench.FinishAsync(jobId);

        Assert.Equal((JobState.Queued, FailureCode.StorageUnavailable), (between.State, between.Failure!.Code));
        Assert.Equal(1, away);
        Assert.Null(none);
        Assert.Equal(JobState.Succeeded, row.State);
        Assert.Null((await bench.ManifestAsync(row))!.Truncated);

        async Task LeaveAsync()
        {
            if (Volatile.Read(ref reads) >= afterBlocks && Interlocked.Exchange(ref away, 1) == 0)
                await AwayAsync(stalls, isAway: true);
        }
    }

    [Fact]
    public async Task What_has_no_room_on_the_disk_is_refused_before_FFmpeg_starts()
    {
        var runs = 0;
        await using var bench = await NewBenchAsync(
            "\"film\": { \"kind\": \"transcode\", \"preset\": \"240p\" }, \"audio\": { \"kind\": \"audio\" }",
            (_, run) =>
            {
                runs++;
                return run();
            },
            ("Limits:FileBytes", "1000000"));

        var row = await bench.FinishAsync(await BeginAsync(bench));

        Assert.Equal((JobState.Failed, FailureCode.OutOfSpace), (row.State, row.Failure!.Code));
        Assert.Matches("^The output \"film\" needs a file of up to [0-9]{8} bytes, and a run may write 1000000 ", row.Failure.Message);
        Assert.Equal(0, runs);
    }

    [Fact]
    public async Task What_is_streamed_and_grows_beyond_the_limit_is_out_of_space_and_leaves_nothing()
    {
        await using var bench = await NewBenchAsync(
            "\"audio\": { \"kind\": \"audio\" }", (_, run) => run(), ("Limits:FileBytes", "1000000"));

        var row = await bench.FinishAsync(await BeginAsync(bench));

        Assert.Equal((JobState.Failed, FailureCode.OutOfSpace, false), (row.State, row.Failure!.Code, row.Failure.Retryable));
        Assert.Empty(await bench.KeysAsync(row.Job.AssetId));
    }

    [Fact]
    public async Task An_FFmpeg_that_is_ended_at_a_limit_in_the_middle_of_its_files_has_timed_out_and_leaves_nothing()
    {
        await using var bench = await NewBenchAsync(Everything, (_, run) => run(), ("Limits:RunTime", "00:00:01"));

        var row = await bench.FinishAsync(await BeginAsync(bench));

        Assert.Equal((JobState.Failed, FailureCode.TimedOut), (row.State, row.Failure!.Code));
        Assert.Empty(await bench.KeysAsync(row.Job.AssetId));
    }

    [Theory]
    [InlineData(RunEnd.MemoryExceeded)]
    [InlineData(RunEnd.Crashed)]
    [InlineData(RunEnd.Refused)]
    public async Task Outputs_of_a_run_that_ended_badly_get_a_run_each_and_the_same_bytes(RunEnd end)
    {
        await using var undisturbed = await NewBenchAsync(Everything, (_, run) => run());
        var expected = await undisturbed.ManifestAsync(await undisturbed.FinishAsync(await BeginAsync(undisturbed)));
        var runs = new ConcurrentQueue<int>();
        await using var bench = await NewBenchAsync(Everything, async (command, run) =>
        {
            var outputs = command.Arguments.Split(" -y").Length - 1;
            runs.Enqueue(outputs);
            var result = await run();
            return outputs == 1 ? result : result with { End = end, ExitCode = 1 };
        });

        var row = await bench.FinishAsync(await BeginAsync(bench));

        Assert.Equal((JobState.Succeeded, null), (row.State, row.Failure?.Message));
        Assert.Contains(runs, outputs => outputs > 1);
        Assert.Equal(
            expected!.Outputs.Select(output => (output.Name, output.Sha256, output.Files)),
            (await bench.ManifestAsync(row))!.Outputs.Select(output => (output.Name, output.Sha256, output.Files)));
    }

    public void Dispose() => client.Dispose();

    private Task<Bench> NewBenchAsync(
        string outputs,
        Func<FFmpegCommand, Func<Task<FFmpegResult>>, Task<FFmpegResult>> around,
        params (string Name, string Value)[] more) => NewBenchAsync(outputs, WatchedRunner.Of(around), new StreamingOptions(), more);

    /// <summary>The same, with something that happens around each request to R2 too, of which there are many: blocks are small, few are ahead.</summary>
    private Task<Bench> NewBenchAsync(
        string outputs,
        Func<FFmpegCommand, Func<Task<FFmpegResult>>, Task<FFmpegResult>> around,
        Func<object, Func<Task>, Task> request) => NewBenchAsync(
            outputs,
            WatchedRunner.Of(around) + WatchedS3.Of(request),
            new StreamingOptions { BlockBytes = 64 * 1024, Whole = new ReadAheadOptions { AfterBlocks = 1, SpanBlocks = 1, SpansAhead = 1 } });

    private async Task<Bench> NewBenchAsync(
        string outputs, Action<IServiceCollection> watch, StreamingOptions options, params (string Name, string Value)[] more)
    {
        var settings = fixture.Settings();
        settings["Recipes:Book"] = $$"""{ "recipes": { "default": { "outputs": { {{outputs}} } } } }""";
        foreach (var (name, value) in more)
            settings[name] = value;
        var bench = new Bench(fixture, settings, watch + (services => services.AddSingleton(options with
        {
            Retries = 1,
            RetryDelay = TimeSpan.FromMilliseconds(10),
            BlockDeadline = TimeSpan.FromSeconds(2),
            SinkDeadline = TimeSpan.FromSeconds(2),
        })));
        await bench.DrainAsync();
        return bench;
    }

    private string asset = "";

    private async Task<string> BeginAsync(Bench bench)
    {
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(await Streams.Minutes.PathAsync()))).JobId!;
        asset = jobId[..32];
        return jobId;
    }

    /// <summary>What stands in the run's folder by now, by the names in it.</summary>
    private async Task<IReadOnlyList<string>> ArrivedAsync(Bench bench)
    {
        try
        {
            return [.. (await bench.KeysAsync(asset)).Select(key => string.Join('/', key.Split('/').Skip(4)))];
        }
        catch (Exception away) when (StorageFaults.IsTransient(away))
        {
            return [];
        }
    }

    private Task AwayAsync(bool stalls, bool isAway) =>
        stalls ? fixture.Parts.S3StallAsync(isAway) : fixture.Parts.S3Async(!isAway);

    private static long SizeOf(string folder) => new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private static IEnumerable<string> CommandLines() => Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)).Select(folder =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    });

    [GeneratedRegex("http://127.0.0.1:[0-9]+/[^\"]+")]
    private static partial Regex Address();
}
