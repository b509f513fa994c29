using MediaFunctions.Processing.Jobs.Deleting;

namespace MediaFunctions.Api.Assets;

/// <summary>Deletes an asset and everything that was made of it.</summary>
public sealed class DeleteAsset(Ownership ownership, AssetDeleter deleter) : IApiHandler
{
    public const string Name = "DeleteAsset";
    public const string Method = "DELETE";
    public const string Pattern = "api/assets/{assetId}";

    private const string SecondsForAWorker = "5";

    private static readonly Refusal NotPurged = new(
        RefusalCode.StorageUnavailable,
        "The asset is deleted, but the CDN could not be made to forget its copies yet. It is asked again by and by; to ask it now, delete the asset again.");

    private static readonly Refusal VideosStand = new(
        RefusalCode.StorageUnavailable,
        "Cloudflare Stream could not be made to delete the asset's videos yet, which are still public. The rest is deleted by and by; to try now, delete the asset again.");

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Caller,
        Summary = "Deletes the source, the outputs, the manifests and all jobs, and purges the CDN's copies. 202: a worker has yet to stop; the rest follows by itself, or when it is asked for again.",
        Resource = "Assets",
        Handler = typeof(DeleteAsset),
        Response = typeof(DeletionView),
        Statuses = [StatusCodes.Status202Accepted],
        EmptyStatuses = [StatusCodes.Status204NoContent],
        Refusals = [RefusalCode.NotFound],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var assetId = call.Route("assetId");
        if (!(await ownership.OwnerOfAsync(call.Caller, assetId, cancellationToken)).Succeeded(out var owner, out var refusal))
            return refusal;
        switch (await deleter.DeleteAsync(assetId, owner.Id, cancellationToken))
        {
            case DeletionOutcome.Deleted:
                return new Reply(TypedResults.NoContent());
            case DeletionOutcome.WorkerStops:
                call.Context.Response.Headers.RetryAfter = SecondsForAWorker;
                return Reply.Json(StatusCodes.Status202Accepted, new DeletionView(assetId, "deleting"), ApiJson.Default.DeletionView);
            case DeletionOutcome.VideosStand:
                return VideosStand;
            default:
                return NotPurged;
        }
    }
}
