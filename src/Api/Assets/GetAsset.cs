using MediaFunctions.Api.Jobs;
using MediaFunctions.Processing.Delivery.Status;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Assets;

/// <summary>Tells what an asset has become.</summary>
public sealed class GetAsset(AssetReader assets, UploadStore uploads, StatusAddress status) : IApiHandler
{
    public const string Name = "GetAsset";
    public const string Method = "GET";
    public const string Pattern = "api/assets/{assetId}";

    private static readonly Refusal NoSuchAsset = new(RefusalCode.NotFound, "There is no asset with this id.");

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
        var assetId = call.Route("assetId");
        if (!Ids.IsAssetId(assetId))
            return NoSuchAsset;
        var recipes = await assets.ReadAsync(assetId, cancellationToken);
        var promise = recipes.Count > 0 ? null : await uploads.GetAsync(assetId, cancellationToken);
        if (recipes.Count == 0 && promise is null)
            return NoSuchAsset;
        var view = new AssetView
        {
            AssetId = assetId,
            State = promise is null ? null : "promised",
            ExpiresAt = promise?.ExpiresAt,
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
