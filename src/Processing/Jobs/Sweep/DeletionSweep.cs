using MediaFunctions.Processing.Jobs.Deleting;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>Deletions that did not come to their end, and those whose asset may have got something since.</summary>
public sealed class DeletionSweep(
    DeletionStore deletions, AssetDeleter deleter, SweepSettings settings, TimeProvider clock) : ISweep
{
    public string Name => "deletions";

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var ended = 0;
        foreach (var deletion in await deletions.DueAsync(clock.GetUtcNow(), settings.Page, cancellationToken))
        {
            await deleter.LookAgainAsync(deletion, cancellationToken);
            ended += deletion.Done ? 0 : 1;
        }
        return ended;
    }
}
