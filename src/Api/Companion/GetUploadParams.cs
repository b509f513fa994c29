using MediaFunctions.Api.Assets;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Companion;

/// <summary>Promises an upload in one request and signs it.</summary>
public sealed class GetUploadParams(UploadService uploads) : IApiHandler
{
    public const string Name = "GetUploadParams";
    public const string Method = "GET";
    public const string Pattern = "api/s3/params";

    private static readonly IReadOnlyList<ApiParameter> Expected =
        [new("filename", "The file's name.", IsRequired: true), new("type", "Its content type, such as video/mp4.", IsRequired: true)];

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "As Companion: signs an upload in one request. metadata[recipe], metadata[size] and metadata[callbackUrl] are bound to it.",
        Resource = "Companion",
        Handler = typeof(GetUploadParams),
        Response = typeof(PutParams),
        Query = Expected,
        Refusals =
        [
            RefusalCode.InvalidRequest, RefusalCode.Forbidden, RefusalCode.Conflict, RefusalCode.TypeNotAllowed, RefusalCode.TooLarge,
            RefusalCode.RateLimited,
        ],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var query = call.Context.Request.Query;
        if (CompanionQuery.Objection(query, Expected, withMetadata: true) is { } objection)
            return objection;
        var wish = CompanionUpload.Of(query["filename"]!, query["type"]!, CompanionQuery.Metadata(query), UploadWay.OnePut);
        if (!wish.Succeeded(out var request, out var refusal))
            return refusal;
        if (!(await uploads.CreateAsync(request, call.Caller, cancellationToken)).Succeeded(out var ticket, out refusal))
            return refusal;
        var answer = new PutParams(
            HttpMethods.Put,
            ticket.Url!,
            ticket.Headers,
            new Dictionary<string, string> { ["key"] = ticket.Key },
            (long)ticket.UrlLifetime.TotalSeconds,
            ticket.AssetId,
            AssetLinks.Asset(call.BaseUrl, ticket.AssetId));
        return Reply.Ok(answer, ApiJson.Default.PutParams);
    }
}
