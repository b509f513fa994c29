using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>Jobs at Cloudflare Stream of which nobody has heard for a while: a worker is to ask, for webhooks get lost.</summary>
public sealed class StreamSweep(
    JobStore store, JobLister lister, JobQueue queue, SweepCursors cursors, SweepSettings settings, TimeProvider clock) : ISweep
{
    private const string Cursor = "stream";
    private const int Page = 100;

    public string Name => "jobs at Stream";

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        var continuation = await cursors.GetAsync(Cursor, cancellationToken);
        for (var seen = 0; seen < settings.Page;)
        {
            var page = await lister.ListAsync(
                new JobFilter { State = JobState.Routed }, Math.Min(Page, settings.Page - seen), continuation, cancellationToken);
            foreach (var row in page.Jobs.Where(IsSilent))
            {
                await queue.SendAsync(row.Job with { DeliveryId = Ids.NewToken() }, TimeSpan.Zero, row.Route, cancellationToken);
                await store.ReplaceAsync(row, row with { SentAt = clock.GetUtcNow() }, cancellationToken);
                sent++;
            }
            seen += page.Jobs.Count;
            continuation = page.Continuation;
            if (continuation is null)
                break;
        }
        await cursors.SetAsync(Cursor, continuation, cancellationToken);
        return sent;
    }

    private bool IsSilent(JobRow row)
    {
        var now = clock.GetUtcNow();
        return row.Route == Route.Stream && !row.LeaseAlive(now) && row.SentAt + settings.Grace < now;
    }
}
