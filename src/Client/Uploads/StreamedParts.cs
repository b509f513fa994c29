using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace MediaFunctions.Client.Uploads;

/// <summary>
/// Parts of a stream that is read once, from front to back: each is in memory until R2 has it, so that it can be sent again.
/// Buffers are reused: there are as many as parts are under way at once.
/// </summary>
/// <param name="size">What was promised; null: nothing.</param>
internal sealed class StreamedParts(Stream stream, long? size, int partSize) : IPartSource
{
    /// <summary>S3's and R2's last number of a part.</summary>
    public const int MostParts = 10_000;

    private const long UsualPart = 16 * 1024 * 1024;
    private const long Granule = 1024 * 1024;

    private readonly ConcurrentBag<byte[]> free = [];

    /// <summary>A part size with which all fits into R2's number of parts.</summary>
    public static int PartSizeFor(long? size)
    {
        var needed = ((size ?? 0) + MostParts - 1) / MostParts;
        return (int)Math.Min(Math.Max(UsualPart, (needed + Granule - 1) / Granule * Granule), Array.MaxLength);
    }

    public async IAsyncEnumerable<UploadPart> PartsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long total = 0;
        for (var number = 1; ; number++)
        {
            var buffer = free.TryTake(out var used) ? used : new byte[partSize];
            var read = await stream.ReadAtLeastAsync(buffer, partSize, throwOnEndOfStream: false, cancellationToken);
            total += read;
            if (read == 0 && number > 1)
                break;
            if (number > MostParts)
                throw new InvalidDataException($"The stream is longer than {MostParts} parts of {partSize} bytes; expected a larger UploadOptions.PartSize.");
            if (total > size)
                throw new InvalidDataException($"The stream is longer than the {size} bytes that were promised.");
            yield return new UploadPart(number, new BufferBytes(buffer.AsMemory(0, read)), 0, read, () => free.Add(buffer));
            if (read < partSize)
                break;
        }
        if (total < size)
            throw new InvalidDataException($"The stream ended after {total} of the {size} bytes that were promised.");
    }
}
