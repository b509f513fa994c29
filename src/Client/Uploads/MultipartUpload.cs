using System.Collections.Concurrent;
using MediaFunctions.Client.Http;

namespace MediaFunctions.Client.Uploads;

/// <summary>One upload in parts: sent in parallel and completed, or aborted so that R2 keeps nothing of it.</summary>
internal sealed class MultipartUpload(PartSigner signer, StorageChannel storage, UploadMeter meter, int atOnce, TimeProvider clock)
{
    private static readonly TimeSpan AbortPatience = TimeSpan.FromSeconds(10);

    /// <param name="there">The ETags of the parts that R2 has already, by number.</param>
    /// <param name="keep">Whether what R2 has is to be resumed where this breaks off.</param>
    public async Task SendAsync(
        IPartSource source, IReadOnlyDictionary<int, string> there, bool keep, CancellationToken cancellationToken)
    {
        try
        {
            var etags = new ConcurrentDictionary<int, string>(there);
            var sender = new PartSender(signer, storage, meter, clock);
            // Takes the next part only when one of the places is free: that bounds the parts in memory.
            await Parallel.ForEachAsync(
                source.PartsAsync(cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
                async (part, token) =>
                {
                    using (part)
                        etags[part.Number] = await sender.SendAsync(part, token);
                });
            await new PartCompletion(signer, storage).CompleteAsync(etags, cancellationToken);
        }
        catch
        {
            if (!keep)
                await TryAbortAsync();
            throw;
        }
    }

    public async Task AbortAsync(CancellationToken cancellationToken) => await storage.SendAsync(
        HttpMethod.Delete,
        await signer.SignAsync("DELETE", null, cancellationToken),
        null,
        Repetition.AfterFaults,
        cancellationToken);

    private async Task TryAbortAsync()
    {
        // Not the caller's token: that one may be what ended the upload.
        using var patience = new CancellationTokenSource(AbortPatience);
        try
        {
            await AbortAsync(patience.Token);
        }
        catch (Exception e) when (e is HttpRequestException or MediaFunctionsException or OperationCanceledException)
        {
            // The fault that led here is the one to tell; the service gives up what nobody completes.
        }
    }
}
