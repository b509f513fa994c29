using MediaFunctions.Api.Assets;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Companion;

/// <summary>Promises an upload in parts and begins it at R2.</summary>
public sealed class CreateMultipart(UploadService uploads, R2Settings r2) : IApiHandler
{
    public const string Name = "CreateMultipart";
    public const string Method = "POST";
    public const string Pattern = "api/s3/multipart";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "As Companion: begins an upload in parts. The metadata's recipe, size and callbackUrl are bound to it.",
        Resource = "Companion",
        Handler = typeof(CreateMultipart),
        Request = typeof(MultipartWish),
        Response = typeof(MultipartView),
        Refusals = [RefusalCode.Forbidden, RefusalCode.Conflict, RefusalCode.TypeNotAllowed, RefusalCode.RateLimited],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!call.Read(ApiJson.Default.MultipartWish).Succeeded(out var wish, out var refusal))
            return refusal;
        if (wish.Filename.Length == 0)
            return new Refusal(RefusalCode.InvalidRequest, "filename is empty; expected the file's name, such as holiday.mp4.");
        if (!MultipartMetadata.Read(wish.Metadata).Succeeded(out var metadata, out refusal))
            return refusal;
        if (!CompanionUpload.Of(wish.Filename, wish.Type, metadata, UploadWay.Parts).Succeeded(out var request, out refusal))
            return refusal;
        if (!(await uploads.CreateAsync(request, call.Caller, cancellationToken)).Succeeded(out var ticket, out refusal))
            return refusal;
        var assetUrl = AssetLinks.Asset(call.BaseUrl, ticket.AssetId);
        return Reply.Ok(
            new MultipartView(ticket.Key, ticket.UploadId!, r2.UploadsBucket, ticket.AssetId, assetUrl), ApiJson.Default.MultipartView);
    }
}
