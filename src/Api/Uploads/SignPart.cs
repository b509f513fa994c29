using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Uploads;

/// <summary>Signs the requests of an upload in parts.</summary>
public sealed class SignPart(PartSigner signer) : IApiHandler
{
    public const string Name = "SignPart";
    public const string Method = "POST";
    public const string Pattern = "api/uploads/sign";

    private static readonly Refusal NoUploadId = new(
        RefusalCode.InvalidRequest,
        "uploadId is missing; expected the one that POST /api/uploads answers for an upload in parts. A single PUT is signed there too.");

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "Signs one request of an upload in parts: PUT a part, GET the list, POST to complete, DELETE to abort.",
        Resource = "Uploads",
        Handler = typeof(SignPart),
        Request = typeof(SignWish),
        Response = typeof(SignedUrl),
        Refusals = [RefusalCode.Forbidden],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!call.Read(ApiJson.Default.SignWish).Succeeded(out var wish, out var refusal))
            return refusal;
        if (string.IsNullOrEmpty(wish.UploadId))
            return NoUploadId;

        var signed = await signer.SignAsync(
            wish.Method, wish.Key, wish.UploadId, wish.PartNumber, call.Caller, cancellationToken);
        return signed.Succeeded(out var url, out refusal)
            ? Reply.Ok(new SignedUrl(url), ApiJson.Default.SignedUrl)
            : refusal;
    }
}
