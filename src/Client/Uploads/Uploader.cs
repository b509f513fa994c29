using MediaFunctions.Client.Api;

namespace MediaFunctions.Client.Uploads;

/// <summary>Sends bytes as the API plans it: one PUT, or parts.</summary>
internal sealed class Uploader(HttpClient http, ApiChannel channel)
{
    public async Task<Upload> UploadAsync(
        IUploadBytes bytes,
        string contentType,
        UploadOptions options,
        IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        var wish = new UploadWish(options.FileName!, contentType, bytes.Length, options.Recipe, options.Metadata);
        var ticket = await channel.SendAsync(
            HttpMethod.Post,
            "api/uploads",
            wish,
            ClientJson.Default.UploadWish,
            ClientJson.Default.UploadTicket,
            cancellationToken);
        var meter = new UploadMeter(progress);
        var storage = new StorageChannel(http);
        if (ticket.Multipart is { } plan)
            await new MultipartUpload(channel, storage, bytes, ticket.Key, plan, meter).SendAsync(cancellationToken);
        else
            await PutAsync(storage, bytes, ticket, meter, cancellationToken);
        return new Upload(ticket.AssetId, ticket.Key, ticket.AssetUrl);
    }

    private static async Task PutAsync(
        StorageChannel storage, IUploadBytes bytes, UploadTicket ticket, UploadMeter meter, CancellationToken cancellationToken)
    {
        var url = ticket.Url ?? throw new MediaFunctionsException("internal", 201, "The API answered neither url nor multipart.");
        await Retries.Transfers.ExecuteAsync(
            async token =>
            {
                using var content = new SliceContent(bytes, 0, bytes.Length, meter);
                foreach (var (name, value) in ticket.Headers ?? new Dictionary<string, string>())
                    content.Headers.TryAddWithoutValidation(name, value);
                await storage.PutAsync(url, content, bytes.Length, token);
            },
            cancellationToken);
    }
}
