using MediaFunctions.Api.Jobs;
using MediaFunctions.Processing.Delivery.Status;
using MediaFunctions.Processing.Jobs;

namespace MediaFunctions.Api.Assets;

/// <summary>Tells what an asset has become.</summary>
public sealed class GetAsset(Ownership ownership, AssetReader assets, StatusAddress status) : IApiHandler
{
    public const string Name = "GetAsset";
    public const string Method = "GET";
    public const string Pattern = "api/assets/{assetId}";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "Tells for each recipe the manifest, and the state of the newest job.",
        Resource = "Assets",
        Handler = typeof(GetAsset),
        Response = typeof(AssetView),
        Refusals = [RefusalCode.NotFound],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!(await ownership.AssetAsync(call.Caller, call.Route("assetId"), cancellationToken)).Succeeded(out var asset, out var refusal))
            return refusal;
        var recipes = await assets.ReadAsync(asset.AssetId, asset.Jobs, cancellationToken);
        var view = new AssetView
        {
            AssetId = asset.AssetId,
            State = asset.Upload is null ? null : "promised",
            ExpiresAt = asset.Upload?.ExpiresAt,
            Recipes = recipes.ToDictionary(r => r.Recipe, View),
        };
        return Reply.Ok(view, ApiJson.Default.AssetView);
    }

    private AssetRecipeView View(AssetRecipe recipe)
    {
        var job = recipe.NewestJob;
        var view = new AssetJobView(job.Job.JobId, job.State, job.Progress, JobError.Of(job.Failure))
        {
            StatusUrl = status.Of(job.Job.AssetId, job.Job.Recipe, job.Job.Version),
        };
        return new AssetRecipeView(recipe.Manifest, view);
    }
}
