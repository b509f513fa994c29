using MediaFunctions.Processing;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>
/// design: What must hold. A second process is killed (SIGKILL) right after each write; whoever comes next brings the
/// job to one manifest, one <c>succeeded</c> row and the same bytes.
/// </summary>
[Collection(FaultCollection.Name)]
public sealed class CrashSpecs(FaultFixture fixture)
{
    /// <summary>
    /// All but those that need an upload of their own, those of uploads that never come (<see cref="AbandonedSpecs"/>), a copy (<see cref="CopiedUploadSpecs"/>),
    /// those of deletions (<see cref="DeletionSpecs"/>), those of the way to the container (<see cref="HeavySpecs"/>) and to Stream (<see cref="StreamCrashSpecs"/>), of budgets (<see cref="BudgetSpecs"/>), and those of callbacks (<see cref="CallbackCrashSpecs"/>).
    /// </summary>
    public static TheoryData<CrashPoint> Points =>
    [
        .. Enum.GetValues<CrashPoint>()
            .Except([CrashPoint.LeftoverDeleted, CrashPoint.UploadBegun, CrashPoint.CopyDeleted, .. OfPlaces, .. AbandonedSpecs.Points])
            .Except(CallbackCrashSpecs.Points)
            .Where(point => !DeletionSpecs.IsOfDeletion(point)),
    ];

    private static CrashPoint[] OfPlaces =>
    [
        CrashPoint.Routed, CrashPoint.RoutedMessageSent, CrashPoint.CheckpointWritten, CrashPoint.BudgetReserved, CrashPoint.BudgetNoted, CrashPoint.Held,
        CrashPoint.BudgetSettled, .. StreamCrashSpecs.OfStream,
    ];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_worker_killed_right_after_a_write_costs_nothing(CrashPoint point)
    {
        await using var bench = new Bench(fixture);
        await bench.DrainAsync();
        var notice = await bench.UploadAsync(Clips.Short);
        var jobId = await KillAsync(bench, notice, point);

        var row = await bench.FinishAsync(jobId);
        if (row.State == JobState.Failed)
        {
            Assert.Null((await bench.Get<JobCommands>().RetryAsync(jobId, CancellationToken.None)).Error);
            row = await bench.FinishAsync(jobId);
        }

        Assert.Equal(JobState.Succeeded, row.State);
        var keys = await bench.KeysAsync(row.Job.AssetId);
        var manifest = await bench.ManifestAsync(row);
        Assert.NotNull(manifest);
        Assert.Single(keys, k => k.EndsWith($"/{row.Job.Version}/manifest.json", StringComparison.Ordinal));
        Assert.Contains(manifest.Outputs, o => o.Kind == "thumbnail");
        Assert.Contains(manifest.Outputs, o => o.Kind == "audio");
        Assert.Equal(manifest.Outputs.Select(o => o.Key).Order(), keys.Where(k => !k.EndsWith(".json", StringComparison.Ordinal)).Order());
        Assert.Equal(await UndisturbedAsync(), [.. manifest.Outputs.OrderBy(o => o.Name).Select(o => o.Sha256!)]);
    }

    [Fact]
    public async Task A_worker_killed_right_after_it_deleted_a_leftover_costs_nothing_and_nothing_else_is_left_over()
    {
        var settings = fixture.Settings();
        settings["Recipes:Book"] = """{"recipes":{"default":{"outputs":{"hls":{"kind":"hls"}}}}}""";
        await using var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(await BadInput.NoiseForSound.PathAsync()))).JobId!;
        await Bench.DieAsync(settings, CrashPoint.LeftoverDeleted, "work");

        var row = await bench.FinishAsync(jobId);

        Assert.Equal(JobState.Succeeded, row.State);
        var output = Assert.Single((await bench.ManifestAsync(row))!.Outputs);
        var folder = output.Key![..(output.Key!.LastIndexOf('/') + 1)];
        Assert.Equal(
            ["240p-init.mp4", "240p.m3u8", "240p0.m4s", "master.m3u8"],
            (await bench.KeysAsync(row.Job.AssetId)).Where(key => key.Contains("/hls/", StringComparison.Ordinal)).Select(key => key[folder.Length..]).Order());
    }

    [Fact]
    public async Task A_worker_killed_right_after_it_began_a_file_in_parts_costs_nothing()
    {
        var settings = fixture.Settings();
        settings["Recipes:Book"] = """{"recipes":{"default":{"outputs":{"audio":{"kind":"audio","bitrate":"320k"}}}}}""";
        await using var bench = new Bench(fixture, settings);
        await bench.DrainAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(await Streams.Minutes.PathAsync()))).JobId!;
        await Bench.DieAsync(settings, CrashPoint.UploadBegun, "work");
        var between = await bench.KeysAsync(jobId[..32]);

        var row = await bench.FinishAsync(jobId);

        Assert.Empty(between);
        Assert.Equal(JobState.Succeeded, row.State);
        var output = Assert.Single((await bench.ManifestAsync(row))!.Outputs);
        Assert.Equal([output.Key], (await bench.KeysAsync(row.Job.AssetId)).Where(key => !key.EndsWith(".json", StringComparison.Ordinal)));
    }

    /// <summary>Brings the job to the point and kills a process there; returns the job's id.</summary>
    private async Task<string> KillAsync(Bench bench, R2Event notice, CrashPoint point)
    {
        var settings = fixture.Settings();
        switch (point)
        {
            case CrashPoint.MessageSent or CrashPoint.RowInserted or CrashPoint.UploadReported:
                await Bench.DieAsync(settings, point, "intake", Bench.EventJson(notice));
                // The Forwarder got no answer: it brings the event again.
                return (await bench.IntakeAsync(notice)).JobId!;

            case CrashPoint.RunDeleted or CrashPoint.Ended:
                settings["Limits:MaxPixels"] = "100"; // a file that this worker, and only this one, refuses
                break;

            case CrashPoint.LeaseReturned:
                settings["R2:Endpoint"] = "http://127.0.0.1:9"; // R2 is away, for this worker only
                break;

            case CrashPoint.DeadLetterWritten:
                settings["R2:Endpoint"] = "http://127.0.0.1:9";
                settings["Limits:MaxTries"] = "1";
                break;

            case CrashPoint.SuccessorSent or CrashPoint.SuccessorOwns:
                await ClaimAndVanishAsync(notice);
                break;
        }
        var jobId = (await bench.IntakeAsync(notice)).JobId!;
        await Bench.DieAsync(settings, point, "work");
        return jobId;
    }

    /// <summary>A worker holds the lease with the very delivery that the queue is about to show again.</summary>
    private async Task ClaimAndVanishAsync(R2Event notice)
    {
        var settings = fixture.Settings();
        settings["Limits:LeaseDuration"] = "00:00:10"; // longer than a busy machine takes to start the next worker
        await using var bench = new Bench(fixture, settings);
        var jobId = (await bench.IntakeAsync(notice)).JobId!;
        var row = await bench.Get<JobStore>().GetAsync(jobId, CancellationToken.None);
        var claim = await bench.Get<JobClaims>().ClaimAsync(row!.Job, (_, _) => ValueTask.FromResult(row.RecipeJson), "a build", CancellationToken.None);
        Assert.Equal(ClaimKind.Owned, claim.Kind);
    }

    private static IReadOnlyList<string>? undisturbed;

    /// <summary>The hashes of the outputs of a job that nobody disturbs.</summary>
    private async Task<IReadOnlyList<string>> UndisturbedAsync()
    {
        if (undisturbed is not null)
            return undisturbed;
        await using var bench = new Bench(fixture);
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        var row = await bench.FinishAsync(jobId);
        return undisturbed = [.. (await bench.ManifestAsync(row))!.Outputs.OrderBy(o => o.Name).Select(o => o.Sha256!)];
    }
}
