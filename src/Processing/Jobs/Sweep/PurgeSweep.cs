using MediaFunctions.Processing.Jobs.Deleting;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>Deleted assets of which the CDN may still have copies.</summary>
public sealed class PurgeSweep(PurgeStore purges, CopyPurger copies, SweepSettings settings, TimeProvider clock) : ISweep
{
    public string Name => "open purges";

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var ended = 0;
        foreach (var purge in await purges.DueAsync(clock.GetUtcNow(), settings.Page, cancellationToken))
        {
            // A CDN that refuses one, after its retries, refuses the others too: the next sweep begins with another.
            if (!await copies.TryAgainAsync(purge, cancellationToken))
                break;
            ended++;
        }
        return ended;
    }
}
