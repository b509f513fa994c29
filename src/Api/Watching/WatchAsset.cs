using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Watching;

/// <summary>Tells the state and progress of an asset's newest jobs as they change; an upload that is only promised waits.</summary>
public sealed class WatchAsset(Ownership ownership, JobGlances glances, UploadStore uploads, EventStreams streams) : IApiHandler
{
    public const string Name = "WatchAsset";
    public const string Method = "GET";
    public const string Pattern = "api/assets/{assetId}/events";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "Server-sent events of an asset's newest jobs, one for each recipe: state, progress, end. Ends after 200 s; resumes by Last-Event-ID. 204: all was told.",
        Resource = "Assets",
        Handler = typeof(WatchAsset),
        Response = typeof(JobEvent),
        ContentType = EventStreams.ContentType,
        EmptyStatuses = [StatusCodes.Status204NoContent],
        Refusals = [RefusalCode.NotFound],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var assetId = call.Route("assetId");
        return (await ownership.AssetAsync(call.Caller, assetId, cancellationToken)).Succeeded(out var asset, out var refusal)
            ? streams.Begin(call, Newest(asset.Jobs), token => ReadAsync(call.Caller, assetId, token))
            : refusal;
    }

    private async Task<IReadOnlyList<JobRow>?> ReadAsync(Caller caller, string assetId, CancellationToken cancellationToken)
    {
        var rows = Newest((await glances.OfAssetAsync(assetId, cancellationToken)).Where(row => caller.MaySee(row.Job.Owner)));
        return rows.Count > 0 || await uploads.GetAsync(assetId, cancellationToken) is not null ? rows : null;
    }

    // As GET of the asset shows it: of each recipe the job made last.
    private static List<JobRow> Newest(IEnumerable<JobRow> rows) =>
        [.. rows.GroupBy(row => row.Job.Recipe).Select(group => group.MaxBy(row => row.CreatedAt)!)];
}
