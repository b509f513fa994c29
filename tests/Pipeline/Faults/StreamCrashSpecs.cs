using MediaFunctions.Processing;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>design: What must hold. Whoever dies on the way to Stream and back, there is one video and one manifest.</summary>
[Collection(FaultCollection.Name)]
public sealed class StreamCrashSpecs(FaultFixture fixture) : StreamTests(fixture)
{
    /// <summary>Those points are killed at here, or in <see cref="StreamVideoSpecs"/>.</summary>
    public static CrashPoint[] OfStream =>
        [CrashPoint.StreamCopied, CrashPoint.StreamWaited, CrashPoint.StreamReset, CrashPoint.StreamVideoDeleted];

    public static TheoryData<CrashPoint> WayThere => [CrashPoint.Claimed, CrashPoint.StreamCopied, CrashPoint.Routed];

    public static TheoryData<CrashPoint> WayBack =>
    [
        CrashPoint.Claimed, CrashPoint.StreamWaited, CrashPoint.CommitAnnounced, CrashPoint.ManifestPut, CrashPoint.PointerMoved, CrashPoint.Succeeded,
    ];

    [Theory]
    [MemberData(nameof(WayThere))]
    public async Task A_worker_killed_on_the_way_to_Stream_leaves_one_video_and_one_manifest(CrashPoint point)
    {
        await using var bench = await NewBenchAsync();
        var jobId = (await bench.IntakeAsync(await bench.UploadAsync(Clips.Short))).JobId!;
        await Bench.DieAsync(Settings("stream"), point, "work");
        Stream.FinishesAtOnce = true;
        await Stream.FinishAsync();

        var row = await FinishAsync(bench, jobId);

        await AssertDoneOnceAsync(bench, row);
        Assert.Single(Stream.Calls, "POST /copy");
    }

    [Theory]
    [MemberData(nameof(WayBack))]
    public async Task A_worker_killed_on_the_way_back_from_Stream_leaves_one_video_and_one_manifest(CrashPoint point)
    {
        await using var bench = await NewBenchAsync();
        if (point != CrashPoint.StreamWaited)
            Stream.DownloadPolls = 0;
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FinishAsync(uid);
        await Bench.DieAsync(Settings("stream"), point, "work");

        var row = await FinishAsync(bench, jobId);

        await AssertDoneOnceAsync(bench, row);
        Assert.Single(Stream.Calls, "POST /copy");
    }

    [Fact]
    public async Task A_worker_killed_after_it_gave_a_video_up_costs_a_try()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FailAsync(uid, "ERR_UNKNOWN");
        await Bench.DieAsync(Settings("stream"), CrashPoint.StreamReset, "work");
        Stream.FinishesAtOnce = true;

        await AssertDoneOnceAsync(bench, await FinishAsync(bench, jobId));
    }

    [Fact]
    public async Task A_worker_killed_after_it_deleted_the_video_of_a_failed_job_leaves_it_failed()
    {
        await using var bench = await NewBenchAsync();
        var (jobId, uid) = await SendAsync(bench);
        await Stream.FailAsync(uid, "ERR_NON_VIDEO");
        await Bench.DieAsync(Settings("stream"), CrashPoint.StreamVideoDeleted, "work");

        Assert.Equal(JobState.Failed, (await RowAsync(bench, jobId)).State);
        Assert.Empty(Stream.Videos);
    }
}
