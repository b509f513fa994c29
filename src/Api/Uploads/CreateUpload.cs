using MediaFunctions.Api.Assets;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Uploads;

/// <summary>Promises an upload and signs it.</summary>
public sealed class CreateUpload(UploadService uploads) : IApiHandler
{
    public const string Name = "CreateUpload";
    public const string Method = "POST";
    public const string Pattern = "api/uploads";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "Signs an upload: one PUT, or parts from a size on.",
        Resource = "Uploads",
        Handler = typeof(CreateUpload),
        Request = typeof(UploadWish),
        Response = typeof(UploadView),
        Statuses = [StatusCodes.Status201Created],
        Refusals = [RefusalCode.Forbidden, RefusalCode.Conflict, RefusalCode.TypeNotAllowed, RefusalCode.RateLimited],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!call.Read(ApiJson.Default.UploadWish).Succeeded(out var wish, out var refusal))
            return refusal;
        if (UploadMetadata.Objection(wish.Metadata) is { } objection)
            return objection;

        var request = new UploadRequest(wish.FileName, wish.ContentType, wish.Size, wish.Recipe, wish.Metadata)
        {
            CallbackUrl = wish.CallbackUrl,
        };
        var created = await uploads.CreateAsync(request, call.Caller, cancellationToken);
        if (!created.Succeeded(out var ticket, out refusal))
            return refusal;
        var view = View(ticket, AssetLinks.Asset(call.BaseUrl, ticket.AssetId));
        return Reply.Json(StatusCodes.Status201Created, view, ApiJson.Default.UploadView) with { Location = view.AssetUrl };
    }

    private static UploadView View(UploadTicket ticket, string assetUrl) => new()
    {
        AssetId = ticket.AssetId,
        AssetUrl = assetUrl,
        Key = ticket.Key,
        Method = ticket.Url is null ? null : HttpMethods.Put,
        Url = ticket.Url,
        Headers = ticket.Url is null ? null : ticket.Headers,
        ExpiresAt = ticket.ExpiresAt,
        Multipart = ticket is { UploadId: { } id, Parts: { } parts }
            ? new UploadParts(id, parts.PartSize, parts.PartCount)
            : null,
    };
}
