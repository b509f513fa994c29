using System.Buffers.Binary;

namespace MediaFunctions.Processing.Media.Reading;

/// <summary>A PNG's chunks: the size in the first, EXIF in any (the last one counts, as in FFmpeg).</summary>
internal static class PngHeader
{
    private const int MaxChunks = 64;
    private const int MaxExifBytes = 64 * 1024;

    public static async ValueTask<PictureHeader> ReadAsync(SourceBytes source, CancellationToken cancellationToken)
    {
        if (source.Head.Length < 24)
            return new PictureHeader(0, 0);

        var orientation = 1;
        long at = 8;
        for (var chunks = 0; chunks < MaxChunks; chunks++)
        {
            var header = await source.ReadAsync(at, 8, cancellationToken);
            if (header.Length < 8)
                break;
            var length = BinaryPrimitives.ReadUInt32BigEndian(header.Span);
            if (header.Span[4..].SequenceEqual("eXIf"u8) && length <= MaxExifBytes)
                orientation = Exif.Orientation((await source.ReadAsync(at + 8, (int)length, cancellationToken)).Span);
            at += 12L + length;
        }

        var head = source.Head.Span;
        return new PictureHeader(
            BinaryPrimitives.ReadUInt32BigEndian(head[16..]), BinaryPrimitives.ReadUInt32BigEndian(head[20..]), orientation);
    }
}
