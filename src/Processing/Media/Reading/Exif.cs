using System.Buffers.Binary;

namespace MediaFunctions.Processing.Media.Reading;

/// <summary>The one field of EXIF that changes how a picture looks.</summary>
internal static class Exif
{
    private const ushort OrientationTag = 0x0112;
    private const int EntryBytes = 12;

    /// <summary>1 to 8; 1 (upright) where the block does not say, or is none.</summary>
    /// <param name="block">A TIFF header and what follows, with or without JPEG's <c>Exif\0\0</c> before it.</param>
    public static int Orientation(ReadOnlySpan<byte> block)
    {
        var tiff = block.StartsWith("Exif\0\0"u8) ? block[6..] : block;
        var isBigEndian = tiff.StartsWith("MM\0*"u8);
        if (tiff.Length < 8 || !(isBigEndian || tiff.StartsWith("II*\0"u8)))
            return 1;

        var directory = isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (directory > (uint)tiff.Length - 2)
            return 1;
        var entries = UInt16(tiff[(int)directory..], isBigEndian);
        var rest = tiff[((int)directory + 2)..];
        for (; entries > 0 && rest.Length >= EntryBytes; entries--, rest = rest[EntryBytes..])
        {
            if (UInt16(rest, isBigEndian) == OrientationTag)
                return UInt16(rest[8..], isBigEndian) is >= 1 and <= 8 and var orientation ? orientation : 1;
        }

        return 1;
    }

    private static int UInt16(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
