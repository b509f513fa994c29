using MediaFunctions.Client.Api;
using MediaFunctions.Client.Http;

namespace MediaFunctions.Client.Uploads;

/// <summary>Has the requests of one upload in parts signed.</summary>
internal sealed class PartSigner(ApiChannel channel, string key, string uploadId)
{
    public string Key => key;

    public string UploadId => uploadId;

    /// <param name="method">PUT for a part; without a number GET to list, POST to complete, DELETE to abort.</param>
    public async Task<string> SignAsync(string method, int? partNumber, CancellationToken cancellationToken)
    {
        var wish = new SignWish(method, key) { UploadId = uploadId, PartNumber = partNumber };
        var ask = ApiRequest.Post("api/uploads/sign", wish, ClientJson.Default.SignWish) with { Repetition = Repetition.AfterFaults };
        return (await channel.AskAsync(ask, ClientJson.Default.SignedUrl, cancellationToken)).Url;
    }
}
