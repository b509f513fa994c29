using System.Globalization;
using System.Xml.Linq;
using MediaFunctions.Client.Api;
using MediaFunctions.Client.Http;

namespace MediaFunctions.Client.Uploads;

/// <summary>Asks R2 which parts it has.</summary>
internal sealed class PartListing(ApiChannel channel, PartSigner signer, StorageChannel storage)
{
    /// <exception cref="MediaFunctionsException">404: R2 has no such upload open.</exception>
    public async Task<IReadOnlyList<ListedPart>> ReadAsync(CancellationToken cancellationToken)
    {
        var url = await signer.SignAsync("GET", null, cancellationToken);
        var answer = await storage.SendAsync(HttpMethod.Get, url, null, Repetition.AfterFaults, cancellationToken)
            ?? throw new MediaFunctionsException("storage-unavailable", 200, "R2 did not list the parts of the upload.");
        if (Value(answer, "IsTruncated") != "true")
            return [.. answer.Elements().Where(e => e.Name.LocalName == "Part").Select(Part)];
        // R2 lists a thousand, and the next page would need an address of its own: the API reads all pages.
        var route = $"api/s3/multipart/{Uri.EscapeDataString(signer.UploadId)}?key={Uri.EscapeDataString(signer.Key)}";
        return await channel.AskAsync(ApiRequest.Get(route), ClientJson.Default.ListedPartArray, cancellationToken);
    }

    private static ListedPart Part(XElement part) => new(
        int.Parse(Value(part, "PartNumber")!, CultureInfo.InvariantCulture),
        Value(part, "ETag")!,
        long.Parse(Value(part, "Size")!, CultureInfo.InvariantCulture));

    private static string? Value(XElement parent, string name) =>
        parent.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
}
