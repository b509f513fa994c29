using MediaFunctions.Processing.Jobs.Steps;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs.Explaining;

/// <summary>What people ask of plans: what would become of an object that is already there.</summary>
public sealed class PlanRequests(
    [FromKeyedServices("uploads")] R2Bucket uploadsBucket,
    UploadStore uploads,
    IRecipeBooks books,
    UploadSettings settings,
    MediaLimits limits,
    PlanExplainer explainer)
{
    /// <summary>
    /// The plan, or the end that a job of this object would come to at once; or why the request itself cannot be granted.
    /// </summary>
    /// <param name="recipe">Null: as an event of this key would choose.</param>
    public async Task<Result<PlanAnswer, Refusal>> ExplainAsync(string key, string? recipe, CancellationToken cancellationToken)
    {
        if (UploadKey.Objection(key) is { } objection)
            return new Refusal(RefusalCode.InvalidRequest, $"key cannot be processed: {objection}.");
        var upload = await uploads.ForKeyAsync(key, cancellationToken);
        if (await uploadsBucket.HeadAsync(key, cancellationToken) is not { } head)
            return new Refusal(RefusalCode.NotFound, "There is no object with this key in the uploads bucket.");
        var book = await books.GetAsync(cancellationToken);
        if (!ExplainedChoice.Of(book, key, head.SizeBytes, upload, recipe).Succeeded(out var choice, out var refusal))
            return refusal;

        if (CheckSource.Objection(upload, head, settings, limits) is { } broken)
            return new PlanAnswer(null, JobEnd.Failed(broken));
        var explained = await explainer.ExplainAsync(
            new R2SourceObject(uploadsBucket, head),
            choice,
            async (made, media, token) => CheckContent.Objection(upload, made, media, settings) ?? await MissingAsync(made, token),
            cancellationToken);
        return explained.Succeeded(out var plan, out var end) ? new PlanAnswer(plan, null) : new PlanAnswer(null, end);
    }

    /// <summary>What the recipe names beside the source must be there; a job looks into it, too.</summary>
    private async Task<Failure?> MissingAsync(Recipe recipe, CancellationToken cancellationToken)
    {
        foreach (var (output, key) in recipe.Outputs.SelectMany(o => o.Kind.Objects(o.Options).Select(key => (o.Name, key))))
        {
            if (await uploadsBucket.HeadAsync(key, cancellationToken) is null)
                return ReadObjects.Objection(output, key, ReadObjects.Missing);
        }
        return null;
    }
}
