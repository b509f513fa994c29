using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>
/// Objects under the rules' prefixes without a job. An object that was ever made, with whatever recipe, is left alone:
/// an edited rule must not send the whole bucket through FFmpeg again.
/// </summary>
public sealed class ObjectSweep(
    [FromKeyedServices("uploads")] R2Bucket uploadsBucket,
    IRecipeBooks books,
    JobStore jobs,
    EventIntake intake,
    SweepCursors cursors,
    SweepSettings settings,
    TimeProvider clock) : ISweep
{
    public string Name => "objects without a job";

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var prefix in (await books.GetAsync(cancellationToken)).Rules.Select(r => r.Prefix).Distinct())
            found += await SweepPrefixAsync(prefix, cancellationToken);
        return found;
    }

    private async Task<int> SweepPrefixAsync(string prefix, CancellationToken cancellationToken)
    {
        var cursor = $"objects {prefix}";
        var after = await cursors.GetAsync(cursor, cancellationToken);
        var page = await uploadsBucket.ListAsync(prefix, after, Math.Min(settings.Page, 1000), cancellationToken);
        var youngest = clock.GetUtcNow() - settings.Grace;
        var found = 0;
        foreach (var item in page.Where(item => item.LastModified < youngest))
        {
            var assetId = await intake.AssetIdOfAsync(uploadsBucket.Name, item.Key, cancellationToken);
            var known = await jobs.ForAssetAsync(assetId, cancellationToken);
            // What missed its rule was looked at: it has another job, or no rule wants it.
            if (known.Any(job => job.Job.ETag == item.ETag && (job.State != JobState.Superseded || job.RuleMissed)))
                continue;
            var result = await intake.AcceptAsync(SeenObject.Event(uploadsBucket.Name, item), cancellationToken);
            found += result.Outcome == IntakeOutcome.Accepted ? 1 : 0;
        }
        var atEnd = page.Count < Math.Min(settings.Page, 1000);
        await cursors.SetAsync(cursor, atEnd ? null : page[^1].Key, cancellationToken);
        return found;
    }
}
