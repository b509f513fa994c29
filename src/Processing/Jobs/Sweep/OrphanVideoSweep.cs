using System.Globalization;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>
/// Videos of ours at Cloudflare Stream that no job and no manifest names: of workers that died before they could, and of jobs
/// that ended while Stream was away. Each costs a little every month.
/// </summary>
public sealed class OrphanVideoSweep(
    StreamSettings stream,
    StreamClient client,
    StreamVideos videos,
    JobStore jobs,
    ManifestStore manifests,
    SweepCursors cursors,
    SweepSettings settings,
    TimeProvider clock) : ISweep
{
    private const string Cursor = "videos";

    // A Stream that refuses so many one after the other refuses all; each takes its time.
    private const int MostRefusals = 3;

    public string Name => "orphaned videos";

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        if (!stream.IsOn)
            return 0;
        var size = Math.Min(settings.Page, StreamClient.LongestPage);
        var page = await client.ListAsync(await AfterAsync(cancellationToken), size, cancellationToken);
        var (deleted, refusals) = (0, 0);
        var last = page.Count < size ? null : page[^1];
        foreach (var video in page)
        {
            if (videos.JobOf(video) is not { } jobId || !await IsOrphanAsync(video, jobId, cancellationToken))
                continue;
            // One that stays does not keep others from going, now or by the next sweep.
            if (await videos.TryDeleteAsync(jobId, video.Uid, cancellationToken))
                (deleted, refusals) = (deleted + 1, 0);
            else if (++refusals == MostRefusals)
            {
                last = video;
                break;
            }
        }
        await cursors.SetAsync(Cursor, last?.Created?.ToString("O", CultureInfo.InvariantCulture), cancellationToken);
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
        return IsUnnamed(video, row, age.Value) && !await IsPublicAsync(video, jobId, row, cancellationToken);
    }

    private bool IsUnnamed(StreamVideo video, JobRow? row, TimeSpan age)
    {
        if (row is null || (row.State.IsFinal() && row.State != JobState.Succeeded))
            return true;
        // A worker that is about to name it, or another that will find it, is given time.
        return row.StreamUid is null ? row.State == JobState.Succeeded || age > settings.AbandonedAfter : row.StreamUid != video.Uid;
    }

    /// <summary>
    /// Whether its job has committed it, whatever the row says: rows get lost, are restored from a backup, or say that a
    /// job failed whose worker died right after its commit. What does not tell enough to look is kept.
    /// </summary>
    private async Task<bool> IsPublicAsync(StreamVideo video, string jobId, JobRow? row, CancellationToken cancellationToken)
    {
        if ((row?.Job.Recipe ?? StreamVideos.RecipeOf(video)) is not { } recipe || !Ids.TryParseJobId(jobId, out var assetId, out var version))
            return true;
        var manifest = await manifests.FindAsync(assetId, recipe, version, null, cancellationToken);
        return manifest?.Outputs.Any(output => output.Url.Contains(video.Uid, StringComparison.Ordinal)) == true;
    }
}
