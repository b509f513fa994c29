using System.Globalization;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Companion;

/// <summary>Signs the PUT of one part.</summary>
public sealed class SignMultipartPart(PartSigner signer) : IApiHandler
{
    public const string Name = "SignMultipartPart";
    public const string Method = "GET";
    public const string Pattern = "api/s3/multipart/{uploadId}/{partNumber}";

    private static readonly IReadOnlyList<ApiParameter> Expected = [CompanionQuery.Key];

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "As Companion: signs the PUT of one part.",
        Resource = "Companion",
        Handler = typeof(SignMultipartPart),
        Response = typeof(SignedPart),
        Query = Expected,
        Refusals = [RefusalCode.InvalidRequest, RefusalCode.Forbidden],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var query = call.Context.Request.Query;
        if (CompanionQuery.Objection(query, Expected) is { } objection)
            return objection;
        if (PartNumber(call.Route("partNumber")) is not { } number)
            return new Refusal(RefusalCode.InvalidRequest, $"The part's number is none; expected 1 to {PartSigner.MostParts}.");
        var signed = await signer.SignPartsAsync(query["key"]!, CompanionQuery.UploadId(call), [number], call.Caller, cancellationToken);
        return signed.Succeeded(out var parts, out var refusal)
            ? Reply.Ok(new SignedPart(parts.Urls[number], (long)parts.Lifetime.TotalSeconds), ApiJson.Default.SignedPart)
            : refusal;
    }

    /// <summary>The number of a part; null where the text is none.</summary>
    internal static int? PartNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= PartSigner.MostParts
            ? number
            : null;
}
