using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Companion;

/// <summary>Lists the parts that R2 has, so that an upload can go on where it stopped.</summary>
public sealed class ListMultipart(PartsKeeper keeper) : IApiHandler
{
    public const string Name = "ListMultipart";
    public const string Method = "GET";
    public const string Pattern = "api/s3/multipart/{uploadId}";

    private static readonly IReadOnlyList<ApiParameter> Expected = [CompanionQuery.Key];

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "As Companion: lists the parts that have come.",
        Resource = "Companion",
        Handler = typeof(ListMultipart),
        Response = typeof(IReadOnlyList<MultipartPart>),
        Query = Expected,
        Refusals = [RefusalCode.InvalidRequest, RefusalCode.Forbidden, RefusalCode.NotFound],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var query = call.Context.Request.Query;
        if (CompanionQuery.Objection(query, Expected) is { } objection)
            return objection;
        var listed = await keeper.ListAsync(query["key"]!, CompanionQuery.UploadId(call), call.Caller, cancellationToken);
        return listed.Succeeded(out var list, out var refusal)
            ? Reply.Ok<IReadOnlyList<MultipartPart>>(
                [.. list.Parts.Select(part => new MultipartPart(part.Number, part.ETag, part.SizeBytes))],
                ApiJson.Default.IReadOnlyListMultipartPart)
            : refusal;
    }
}
