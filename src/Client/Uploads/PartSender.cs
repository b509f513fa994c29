using System.Net;

namespace MediaFunctions.Client.Uploads;

/// <summary>Sends one part. Faults are the HTTP client's matter; an address that grew too old is signed again.</summary>
internal sealed class PartSender(PartSigner signer, StorageChannel storage, UploadMeter meter, TimeProvider clock)
{
    private const int MostSignings = 3;

    /// <returns>The part's ETag.</returns>
    public async Task<string> SendAsync(UploadPart part, CancellationToken cancellationToken)
    {
        for (var signing = 1; ; signing++)
        {
            var url = await signer.SignAsync("PUT", part.Number, cancellationToken);
            var age = new AddressAge(url, clock);
            try
            {
                using var content = new SliceContent(part.Bytes, part.Offset, part.Length, meter);
                return await storage.PutAsync(url, content, part.Length, cancellationToken);
            }
            catch (MediaFunctionsException e) when (signing < MostSignings && IsTooOld(e, age))
            {
                // A slow line, or a pause: the next address is as good as the first was.
            }
        }
    }

    private static bool IsTooOld(MediaFunctionsException e, AddressAge age) =>
        e.AddressExpired || (e.Status == (int)HttpStatusCode.Forbidden && age.IsOver);
}
