using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs.Deleting;

/// <summary>
/// Makes the CDN forget a deleted asset, however long it refuses. The deletion does not wait for it; and a new upload under
/// the same key loses nothing by it, for a purge only empties caches.
/// </summary>
public sealed class CopyPurger(
    AssetObjects objects, PurgeStore purges, SweepSettings sweep, TimeProvider clock, ICrashPoints crashPoints)
{
    // As long as a public object may be kept by its Cache-Control: after that there are no copies.
    private static readonly TimeSpan CopiesLive = TimeSpan.FromDays(365);

    private static readonly TimeSpan SlowestPace = TimeSpan.FromDays(1);

    /// <summary>Keeps that the asset is to be purged, until it is.</summary>
    public async Task<OpenPurge> OpenAsync(string assetId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var purge = new OpenPurge { AssetId = assetId, OpenedAt = now, LookAt = now + sweep.Grace };
        purge = await purges.PutAsync(purge, cancellationToken);
        crashPoints.Passed(CrashPoint.PurgeOpened);
        return purge;
    }

    /// <summary>Purges; false where the CDN could not, and the sweep tries again.</summary>
    public async Task<bool> TryAsync(OpenPurge purge, CancellationToken cancellationToken)
    {
        if (!await objects.TryPurgeAllAsync(purge.AssetId, cancellationToken))
            return false;
        await purges.ForgetAsync(purge, cancellationToken);
        crashPoints.Passed(CrashPoint.PurgeEnded);
        return true;
    }

    /// <summary>Tries once more, ever more seldom, and gives up when there are no copies any more; false where the CDN could not.</summary>
    public async Task<bool> TryAgainAsync(OpenPurge due, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var age = now - due.OpenedAt;
        if (age > CopiesLive)
        {
            await purges.ForgetAsync(due, cancellationToken);
            return true;
        }
        var pace = age < sweep.Grace ? sweep.Grace : age < SlowestPace ? age : SlowestPace;
        // Null: another has purged it meanwhile, or opened it again.
        return await purges.ReplaceAsync(due with { LookAt = now + pace }, cancellationToken) is not { } mine
            || await TryAsync(mine, cancellationToken);
    }
}
