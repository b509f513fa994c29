using MediaFunctions.Client.Api;
using MediaFunctions.Client.Http;

namespace MediaFunctions.Client.Uploads;

/// <summary>Sends bytes that can be read anywhere as the API plans it: one PUT, or parts.</summary>
internal sealed class Uploader(HttpClient http, ApiChannel channel, int atOnce, TimeProvider clock)
{
    private readonly StorageChannel storage = new(http);

    /// <param name="writtenAt">When the file was last written; null: it is none.</param>
    public async Task<Upload> UploadAsync(
        IUploadBytes bytes,
        DateTimeOffset? writtenAt,
        string contentType,
        UploadOptions options,
        IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        var wish = new UploadWish(
            options.FileName!, contentType, bytes.Length, options.Recipe, options.Metadata, options.CallbackUrl);
        // A promise whose answer was lost harms nobody, and ends by itself.
        var ask = ApiRequest.Post("api/uploads", wish, ClientJson.Default.UploadWish) with { Repetition = Repetition.AfterFaults };
        var ticket = await channel.AskAsync(ask, ClientJson.Default.UploadTicket, cancellationToken);
        var promised = new Upload(ticket.AssetId, ticket.Key, ticket.AssetUrl);
        options.Promised?.Report(promised);
        var meter = new UploadMeter(progress);
        if (ticket.Multipart is not { } plan)
        {
            await PutAsync(bytes, ticket, meter, cancellationToken);
            return promised;
        }
        var checkpoint = new UploadCheckpoint
        {
            AssetId = ticket.AssetId,
            AssetUrl = ticket.AssetUrl,
            Key = ticket.Key,
            UploadId = plan.UploadId,
            PartSize = plan.PartSize,
            Size = bytes.Length,
            FileWrittenAt = writtenAt,
        };
        options.Checkpoint?.Report(checkpoint);
        var none = new Dictionary<int, string>();
        await PartsOf(checkpoint, meter).SendAsync(
            new SlicedParts(bytes, plan.PartSize, none), none, keep: options.Checkpoint is not null, cancellationToken);
        return UploadOf(checkpoint);
    }

    /// <summary>Sends what R2 does not have yet.</summary>
    public async Task<Upload> ResumeAsync(
        IUploadBytes bytes, UploadCheckpoint checkpoint, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (await PartsThereAsync(checkpoint, cancellationToken) is not { } there)
            return UploadOf(checkpoint);
        var meter = new UploadMeter(progress);
        meter.Add(there.Keys.Sum(number => SlicedParts.LengthOf(number, checkpoint.PartSize, checkpoint.Size)));
        await PartsOf(checkpoint, meter).SendAsync(
            new SlicedParts(bytes, checkpoint.PartSize, there), there, keep: true, cancellationToken);
        return UploadOf(checkpoint);
    }

    public async Task AbortAsync(UploadCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        try
        {
            await PartsOf(checkpoint, new UploadMeter(null)).AbortAsync(cancellationToken);
        }
        catch (MediaFunctionsException e) when (e is { Code: "not-found" })
        {
            // It was completed, or given up before.
        }
    }

    /// <summary>The ETags of the whole parts that R2 has, by number; null: the upload was completed.</summary>
    private async Task<Dictionary<int, string>?> PartsThereAsync(UploadCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        try
        {
            var listed = await new PartListing(channel, SignerOf(checkpoint), storage).ReadAsync(cancellationToken);
            var count = SlicedParts.Count(checkpoint.PartSize, checkpoint.Size);
            return listed
                .Where(part => part.Number >= 1 && part.Number <= count
                    && part.Size == SlicedParts.LengthOf(part.Number, checkpoint.PartSize, checkpoint.Size))
                .ToDictionary(part => part.Number, part => part.ETag);
        }
        catch (MediaFunctionsException e) when (e is { Code: "not-found" })
        {
            // No longer open: completed, by a process that did not live to tell, if a job knows of it; else given up.
            var route = $"api/assets/{Uri.EscapeDataString(checkpoint.AssetId)}";
            var asset = await channel.AskAsync(ApiRequest.Get(route), ClientJson.Default.Asset, cancellationToken);
            return asset.Recipes.Count > 0
                ? null
                : throw new MediaFunctionsException(
                    e.Code, e.Status, "The upload is no longer open: it was given up, or completed a moment ago. Look at its asset, or upload again.");
        }
    }

    private async Task PutAsync(IUploadBytes bytes, UploadTicket ticket, UploadMeter meter, CancellationToken cancellationToken)
    {
        var url = ticket.Url ?? throw new MediaFunctionsException("internal", 201, "The API answered neither url nor multipart.");
        using var content = new SliceContent(bytes, 0, bytes.Length, meter);
        foreach (var (name, value) in ticket.Headers ?? new Dictionary<string, string>())
            content.Headers.TryAddWithoutValidation(name, value);
        await storage.PutAsync(url, content, bytes.Length, cancellationToken);
    }

    private MultipartUpload PartsOf(UploadCheckpoint checkpoint, UploadMeter meter) =>
        new(SignerOf(checkpoint), storage, meter, atOnce, clock);

    private PartSigner SignerOf(UploadCheckpoint checkpoint) => new(channel, checkpoint.Key, checkpoint.UploadId);

    private static Upload UploadOf(UploadCheckpoint checkpoint) => new(checkpoint.AssetId, checkpoint.Key, checkpoint.AssetUrl);
}
