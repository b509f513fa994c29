using System.Globalization;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>
/// Videos of ours at Cloudflare Stream that no job names: of workers that died before they could, and of jobs that ended, and
/// assets that were deleted, while Stream was away. Each costs a little every month.
/// </summary>
public sealed class OrphanVideoSweep(
    StreamSettings stream,
    StreamClient client,
    StreamVideos videos,
    JobStore jobs,
    SweepCursors cursors,
    SweepSettings settings,
    TimeProvider clock) : ISweep
{
    private const string Cursor = "videos";

    public string Name => "orphaned videos";

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        if (!stream.IsOn)
            return 0;
        var size = Math.Min(settings.Page, StreamClient.LongestPage);
        var page = await client.ListAsync(await AfterAsync(cancellationToken), size, cancellationToken);
        var deleted = 0;
        foreach (var video in page)
        {
            if (videos.JobOf(video) is not { } jobId || !await IsOrphanAsync(video, jobId, cancellationToken))
                continue;
            await client.DeleteAsync(video.Uid, cancellationToken);
            deleted++;
        }
        var last = page.Count < size ? null : page[^1].Created?.ToString("O", CultureInfo.InvariantCulture);
        await cursors.SetAsync(Cursor, last, cancellationToken);
        return deleted;
    }

    private async Task<DateTimeOffset?> AfterAsync(CancellationToken cancellationToken) =>
        await cursors.GetAsync(Cursor, cancellationToken) is { } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
            : null;

    private async Task<bool> IsOrphanAsync(StreamVideo video, string jobId, CancellationToken cancellationToken)
    {
        var age = clock.GetUtcNow() - video.Created;
        if (!(age > settings.Grace))
            return false;
        var row = await jobs.GetAsync(jobId, cancellationToken);
        if (row is null || (row.State.IsFinal() && row.State != JobState.Succeeded))
            return true;
        // A worker that is about to name it, or another that will find it, is given time.
        return row.StreamUid is null ? row.State == JobState.Succeeded || age > settings.AbandonedAfter : row.StreamUid != video.Uid;
    }
}
