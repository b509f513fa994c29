using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>
/// Uploads that were promised and never reported: where the object is there, its event was lost; where it never came, the
/// promise is given up some time after its end, parts and row.
/// </summary>
public sealed class PromiseSweep(
    [FromKeyedServices("uploads")] R2Bucket uploadsBucket,
    R2OpenUploads openUploads,
    UploadStore uploads,
    EventIntake intake,
    SweepCursors cursors,
    SweepSettings settings,
    ICrashPoints crashPoints,
    TimeProvider clock) : ISweep
{
    private const string Cursor = "promises";

    public string Name => "promised uploads";

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var after = await cursors.GetAsync(Cursor, cancellationToken);
        var page = await uploads.PromisedBeforeAsync(now - settings.Grace, after, settings.Page, cancellationToken);
        var found = 0;
        foreach (var (promiseKey, assetId) in page)
        {
            if (await uploads.GetAsync(assetId, cancellationToken) is { } row && row.ReportedAt is null)
            {
                if (await uploadsBucket.HeadAsync(row.Key, cancellationToken) is { } head)
                {
                    var result = await intake.AcceptAsync(SeenObject.Event(uploadsBucket.Name, head), cancellationToken);
                    found += result.Outcome == IntakeOutcome.Accepted ? 1 : 0;
                    // What nothing is to be made of is not looked at again.
                    if (result.Outcome != IntakeOutcome.Ignored)
                        continue;
                }
                else if (now < row.ExpiresAt + settings.AbandonedAfter || !await GiveUpAsync(row, cancellationToken))
                    continue;
            }
            await uploads.ForgetPromiseAsync(promiseKey, cancellationToken);
        }
        var next = page.Count == settings.Page ? page[^1].PromiseKey : null;
        await cursors.SetAsync(Cursor, next, cancellationToken);
        return found;
    }

    /// <returns>False where it came at the last moment: the next sweep takes it in.</returns>
    private async Task<bool> GiveUpAsync(UploadRow row, CancellationToken cancellationToken)
    {
        if (row.InParts)
        {
            if (row.UploadId is { } uploadId)
                await openUploads.AbortAsync(row.Key, uploadId, cancellationToken);
            else
                await openUploads.AbortAllAsync(row.Key, cancellationToken);
            crashPoints.Passed(CrashPoint.PartsAborted);
            // Completed just before: then there was nothing left to abort.
            if (await uploadsBucket.HeadAsync(row.Key, cancellationToken) is not null)
                return false;
        }
        if (!await uploads.DeleteUnreportedAsync(row.AssetId, cancellationToken))
            return false;
        crashPoints.Passed(CrashPoint.PromiseDeleted);
        return true;
    }
}
