using System.Buffers.Binary;

namespace MediaFunctions.Processing.Media.Reading;

/// <summary>A JPEG's segments up to its frame header: EXIF on the way, the size at the end.</summary>
internal static class JpegHeader
{
    private const int MaxSegments = 200;
    private const byte App1 = 0xE1;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    public static async ValueTask<PictureHeader> ReadAsync(SourceBytes source, CancellationToken cancellationToken)
    {
        var orientation = 1;
        long at = 2;
        for (var segments = 0; segments < MaxSegments; segments++)
        {
            var header = await source.ReadAsync(at, 9, cancellationToken);
            if (header.Length < 9 || header.Span[0] != 0xFF)
                break;
            var marker = header.Span[1];
            if (marker == 0xFF)
            {
                at++; // a fill byte
                continue;
            }

            if (marker is StartOfScan or EndOfImage)
                break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(header.Span[2..]);
            if (IsFrame(marker))
            {
                return new PictureHeader(
                    BinaryPrimitives.ReadUInt16BigEndian(header.Span[7..]),
                    BinaryPrimitives.ReadUInt16BigEndian(header.Span[5..]),
                    orientation);
            }

            if (marker == App1 && orientation == 1)
                orientation = Exif.Orientation((await source.ReadAsync(at + 4, length, cancellationToken)).Span);
            at += 2 + Math.Max(2, (int)length);
        }

        return new PictureHeader(0, 0, orientation);
    }

    /// <summary>SOF0 to SOF15, without the tables that lie among them (DHT, JPG, DAC).</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
