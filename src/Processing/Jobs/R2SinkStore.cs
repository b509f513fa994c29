using System.Buffers;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Processing.Jobs;

/// <summary>The folder of one run in the media bucket, as FFmpeg's outputs go there while it still runs.</summary>
/// <param name="media">Metered by the job.</param>
/// <param name="folder">A slash at its end.</param>
/// <param name="contentTypeOf">How a file is served, by its name in the folder.</param>
public sealed class R2SinkStore(R2Bucket media, string folder, Func<string, string> contentTypeOf, ICrashPoints crashPoints) : ISinkStore
{
    /// <inheritdoc/>
    public async Task PutAsync(string name, ReadOnlySequence<byte> bytes, CancellationToken cancellationToken)
    {
        var content = new ObjectContent(contentTypeOf(name), CachePolicy.Immutable, bytes);
        await TryAsync(() => media.PutAsync(folder + name, content, PutCondition.None, cancellationToken));
        crashPoints.Passed(CrashPoint.OutputPut);
    }

    /// <inheritdoc/>
    /// <remarks>What is begun by a process that dies is R2's to forget: its default lifecycle rule does, after seven days.</remarks>
    public async Task<ISinkUpload> BeginAsync(string name, CancellationToken cancellationToken)
    {
        var begun = await TryAsync(() => media.BeginAsync(folder + name, contentTypeOf(name), CachePolicy.Immutable, cancellationToken));
        crashPoints.Passed(CrashPoint.UploadBegun);
        return new Upload(begun, crashPoints);
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> request)
    {
        try
        {
            return await request();
        }
        catch (Exception e) when (StorageFaults.IsTransient(e))
        {
            throw new IOException("R2 did not take what was sent.", e);
        }
    }

    private sealed class Upload(R2Multipart multipart, ICrashPoints crashPoints) : ISinkUpload
    {
        public Task PutPartAsync(int number, ReadOnlySequence<byte> bytes, CancellationToken cancellationToken) =>
            TryAsync(() => multipart.PutPartAsync(number, bytes, cancellationToken));

        public async Task CompleteAsync(CancellationToken cancellationToken)
        {
            await TryAsync(() => multipart.CompleteAsync(cancellationToken));
            crashPoints.Passed(CrashPoint.OutputPut);
        }

        public Task AbortAsync(CancellationToken cancellationToken) =>
            TryAsync(() => multipart.AbortAsync(cancellationToken));

        private static Task<bool> TryAsync(Func<Task> request) => R2SinkStore.TryAsync(async () =>
        {
            await request();
            return true;
        });
    }
}
