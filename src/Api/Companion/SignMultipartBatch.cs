using System.Globalization;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Companion;

/// <summary>Signs the PUTs of several parts at once.</summary>
public sealed class SignMultipartBatch(PartSigner signer) : IApiHandler
{
    public const string Name = "SignMultipartBatch";
    public const string Method = "GET";
    public const string Pattern = "api/s3/multipart/{uploadId}/batch";

    private const int MostAtOnce = 100;

    private static readonly IReadOnlyList<ApiParameter> Expected =
        [CompanionQuery.Key, new("partNumbers", $"Numbers of at most {MostAtOnce} parts, separated by commas.", IsRequired: true)];

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Upload,
        Summary = "As Companion: signs the PUTs of several parts.",
        Resource = "Companion",
        Handler = typeof(SignMultipartBatch),
        Response = typeof(SignedBatch),
        Query = Expected,
        Refusals = [RefusalCode.InvalidRequest, RefusalCode.Forbidden],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var query = call.Context.Request.Query;
        if (CompanionQuery.Objection(query, Expected) is { } objection)
            return objection;
        var numbers = query["partNumbers"].ToString().Split(',').Select(SignMultipartPart.PartNumber).ToHashSet();
        if (numbers.Contains(null) || numbers.Count > MostAtOnce)
        {
            return new Refusal(
                RefusalCode.InvalidRequest, $"partNumbers is no list of at most {MostAtOnce} numbers from 1 to {PartSigner.MostParts}, separated by commas.");
        }
        var signed = await signer.SignPartsAsync(
            query["key"]!, CompanionQuery.UploadId(call), [.. numbers.OfType<int>()], call.Caller, cancellationToken);
        if (!signed.Succeeded(out var parts, out var refusal))
            return refusal;
        var urls = parts.Urls.ToDictionary(part => part.Key.ToString(CultureInfo.InvariantCulture), part => part.Value);
        return Reply.Ok(new SignedBatch(urls), ApiJson.Default.SignedBatch);
    }
}
