using MediaFunctions.Api.Assets;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Companion;

/// <summary>Makes the object of its parts.</summary>
public sealed class CompleteMultipart(PartsKeeper keeper, R2Settings r2) : IApiHandler
{
    public const string Name = "CompleteMultipart";
    public const string Method = "POST";
    public const string Pattern = "api/s3/multipart/{uploadId}/complete";

    private static readonly IReadOnlyList<ApiParameter> Expected = [CompanionQuery.Key];

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "As Companion: makes the object of its parts.",
        Resource = "Companion",
        Handler = typeof(CompleteMultipart),
        Request = typeof(CompleteWish),
        Response = typeof(CompletedView),
        Query = Expected,
        Refusals = [RefusalCode.Forbidden, RefusalCode.NotFound],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var query = call.Context.Request.Query;
        if (CompanionQuery.Objection(query, Expected) is { } objection)
            return objection;
        if (!call.Read(ApiJson.Default.CompleteWish).Succeeded(out var wish, out var refusal))
            return refusal;
        if (wish.Parts.Any(part => part is null))
            return new Refusal(RefusalCode.InvalidRequest, "parts has a null; expected a list of {PartNumber, ETag}.");
        var completed = await keeper.CompleteAsync(
            query["key"]!,
            CompanionQuery.UploadId(call),
            [.. wish.Parts.Select(part => new UploadedPart(part.Number, part.ETag))],
            call.Caller,
            cancellationToken);
        return completed.Succeeded(out var row, out refusal)
            ? Reply.Ok(
                new CompletedView(AssetLinks.Asset(call.BaseUrl, row.AssetId), row.Key, r2.UploadsBucket, row.AssetId),
                ApiJson.Default.CompletedView)
            : refusal;
    }
}
