using System.Buffers.Binary;

namespace MediaFunctions.Processing.Media.Reading;

/// <summary>A WebP's chunks: the size in the first of three shapes, EXIF behind the pixels.</summary>
internal static class WebpHeader
{
    private const int MaxChunks = 16;
    private const int MaxExifBytes = 64 * 1024;

    public static async ValueTask<PictureHeader> ReadAsync(SourceBytes source, CancellationToken cancellationToken)
    {
        var (width, height) = Size(source.Head.Span);
        var orientation = 1;
        long at = 12;
        for (var chunks = 0; chunks < MaxChunks; chunks++)
        {
            var header = await source.ReadAsync(at, 8, cancellationToken);
            if (header.Length < 8)
                break;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(header.Span[4..]);
            if (header.Span.StartsWith("EXIF"u8) && length <= MaxExifBytes)
                orientation = Exif.Orientation((await source.ReadAsync(at + 8, (int)length, cancellationToken)).Span);
            at += 8L + length + (length & 1);
        }

        return new PictureHeader(width, height, orientation);
    }

    private static (long Width, long Height) Size(ReadOnlySpan<byte> head)
    {
        if (head.Length < 30)
            return (0, 0);
        var chunk = head[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
            return (1 + UInt24(head[24..]), 1 + UInt24(head[27..]));
        if (chunk.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return (1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
        }

        return chunk.SequenceEqual("VP8 "u8)
            ? (BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF)
            : (0, 0);
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
