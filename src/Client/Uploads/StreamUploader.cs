using MediaFunctions.Client.Api;
using MediaFunctions.Client.Http;

namespace MediaFunctions.Client.Uploads;

/// <summary>
/// Sends a stream that can be read only once, in parts of our own choice: each is kept until R2 has it, and the whole never.
/// Its size need not be known, so that it begins as Uppy's uploads do: we have the beginning signed and begin it ourselves.
/// </summary>
internal sealed class StreamUploader(HttpClient http, ApiChannel channel, int atOnce, TimeProvider clock)
{
    private readonly StorageChannel storage = new(http);

    public async Task<Upload> UploadAsync(
        Stream stream, string contentType, UploadOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var wish = new SignWish("POST", options.FileName!)
        {
            FileName = options.FileName,
            ContentType = contentType,
            Size = options.Size,
            Recipe = options.Recipe,
            Metadata = options.Metadata,
            CallbackUrl = options.CallbackUrl,
        };
        var ask = ApiRequest.Post("api/uploads/sign", wish, ClientJson.Default.SignWish) with { Repetition = Repetition.AfterFaults };
        var signed = await channel.AskAsync(ask, ClientJson.Default.SignedUrl, cancellationToken);
        if (signed is not { Key: { } key, AssetId: { } assetId, AssetUrl: { } assetUrl })
            throw new MediaFunctionsException("internal", 200, "The API signed an upload without saying which.");
        var promised = new Upload(assetId, key, assetUrl);
        options.Promised?.Report(promised);
        var signer = new PartSigner(channel, key, await BeginAsync(signed, cancellationToken));
        var source = new StreamedParts(stream, options.Size, options.PartSize ?? StreamedParts.PartSizeFor(options.Size));
        await new MultipartUpload(signer, storage, new UploadMeter(progress), atOnce, clock)
            .SendAsync(source, new Dictionary<int, string>(), keep: false, cancellationToken);
        return promised;
    }

    private async Task<string> BeginAsync(SignedUrl signed, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent([]);
        foreach (var (name, value) in signed.Headers ?? new Dictionary<string, string>())
            content.Headers.TryAddWithoutValidation(name, value);
        // Another one that was begun, and its answer lost, is never named and given up by and by.
        var begun = await storage.SendAsync(HttpMethod.Post, signed.Url, content, Repetition.AfterFaults, cancellationToken);
        return begun?.Elements().FirstOrDefault(e => e.Name.LocalName == "UploadId")?.Value
            ?? throw new MediaFunctionsException("storage-unavailable", 200, "R2 began the upload without giving it an id.");
    }
}
