using MediaFunctions.Api.Assets;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Uploads;

/// <summary>
/// Signs what Uppy's <c>signRequest</c> asks for. The first call of an upload has no uploadId: it makes the promise and
/// renames the key. The later calls are for parts of what was promised.
/// </summary>
public sealed class SignUpload(UploadService uploads, PartSigner signer) : IApiHandler
{
    public const string Name = "SignUpload";
    public const string Method = "POST";
    public const string Pattern = "api/uploads/sign";

    private static readonly Refusal NoKey = new(RefusalCode.InvalidRequest, "key is empty; expected the client's own, or the one that was answered.");
    private static readonly Refusal NoUploadId = new(
        RefusalCode.InvalidRequest,
        "uploadId is missing, and this is no request that begins an upload; expected PUT (one request) or POST (parts), without a partNumber.");

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "Signs a request to R2, as Uppy's signRequest asks: PUT or POST without uploadId promises an upload and renames its key; "
            + "with uploadId PUT a part, GET the list, POST to complete, DELETE to abort.",
        Resource = "Uploads",
        Handler = typeof(SignUpload),
        Request = typeof(SignWish),
        Response = typeof(SignedUrl),
        Refusals = [RefusalCode.Forbidden, RefusalCode.Conflict, RefusalCode.TypeNotAllowed, RefusalCode.RateLimited],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!call.Read(ApiJson.Default.SignWish).Succeeded(out var wish, out var refusal))
            return refusal;
        if (wish.Key.Length == 0)
            return NoKey;
        if (wish.UploadId is { } uploadId)
        {
            var signed = await signer.SignAsync(wish.Method, wish.Key, uploadId, wish.PartNumber, call.Caller, cancellationToken);
            return signed.Succeeded(out var url, out refusal) ? Reply.Ok(new SignedUrl(url), ApiJson.Default.SignedUrl) : refusal;
        }
        return wish.PartNumber is null && wish.Method is "PUT" or "POST" ? await BeginAsync(wish, call, cancellationToken) : NoUploadId;
    }

    private async Task<Result<Reply, Refusal>> BeginAsync(SignWish wish, ApiCall call, CancellationToken cancellationToken)
    {
        if (UploadMetadata.Objection(wish.Metadata) is { } objection)
            return objection;
        var inParts = wish.Method == "POST";
        if (await uploads.AgainAsync(wish.Key, inParts, call.Caller, cancellationToken) is { } known)
            return Answer(known, call);
        var request = new UploadRequest(wish.FileName ?? FileName.Of(wish.Key), wish.ContentType, wish.Size, wish.Recipe, wish.Metadata)
        {
            Way = inParts ? UploadWay.PartsOfClient : UploadWay.OnePut,
            CallbackUrl = wish.CallbackUrl,
        };
        return (await uploads.CreateAsync(request, call.Caller, cancellationToken)).Succeeded(out var ticket, out var refusal)
            ? Answer(ticket, call)
            : refusal;
    }

    private static Reply Answer(UploadTicket ticket, ApiCall call)
    {
        var signed = new SignedUrl(ticket.Url!)
        {
            Key = ticket.Key,
            Headers = ticket.Headers.Count > 0 ? ticket.Headers : null,
            AssetId = ticket.AssetId,
            AssetUrl = AssetLinks.Asset(call.BaseUrl, ticket.AssetId),
            ExpiresAt = ticket.ExpiresAt,
        };
        return Reply.Ok(signed, ApiJson.Default.SignedUrl);
    }
}
