using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Companion;

/// <summary>Gives an upload in parts up.</summary>
public sealed class AbortMultipart(PartsKeeper keeper) : IApiHandler
{
    public const string Name = "AbortMultipart";
    public const string Method = "DELETE";
    public const string Pattern = "api/s3/multipart/{uploadId}";

    private static readonly IReadOnlyList<ApiParameter> Expected = [CompanionQuery.Key];

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "As Companion: gives an upload in parts up.",
        Resource = "Companion",
        Handler = typeof(AbortMultipart),
        Response = typeof(NothingMore),
        Query = Expected,
        Refusals = [RefusalCode.InvalidRequest, RefusalCode.Forbidden],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var query = call.Context.Request.Query;
        if (CompanionQuery.Objection(query, Expected) is { } objection)
            return objection;
        var aborted = await keeper.AbortAsync(query["key"]!, CompanionQuery.UploadId(call), call.Caller, cancellationToken);
        return aborted.Succeeded(out _, out var refusal) ? Reply.Ok(new NothingMore(), ApiJson.Default.NothingMore) : refusal;
    }
}
