using System.Buffers.Binary;
using System.Text;

namespace MediaFunctions.Processing.Media.Sniffing;

/// <summary>The MP4 family (ISO/IEC 14496-12): boxes of a size and a name, told apart by the brand.</summary>
internal static class IsoMedia
{
    public static SniffedType? Sniff(ReadOnlySpan<byte> head)
    {
        if (head.Length < 8)
            return null;
        var name = head[4..8];
        if (name.SequenceEqual("ftyp"u8) || name.SequenceEqual("styp"u8))
            return SniffedType.Media(ContentTypeOf(head), "mov");

        // QuickTime before brands; a leading box that says nothing must at least have a size that fits.
        var isOldQuickTime = name.SequenceEqual("moov"u8) || name.SequenceEqual("mdat"u8) || name.SequenceEqual("moof"u8)
            || name.SequenceEqual("wide"u8) || name.SequenceEqual("pnot"u8)
            || ((name.SequenceEqual("free"u8) || name.SequenceEqual("skip"u8)) && head[0] == 0);
        return isOldQuickTime ? SniffedType.Media("video/quicktime", "mov") : null;
    }

    private static string ContentTypeOf(ReadOnlySpan<byte> head)
    {
        var end = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
        if (end < 12)
            return "video/mp4";
        var major = OfBrand(head[8..12]);
        // `mif1` and `msf1` say no codec; the compatible brands do.
        for (var at = 16; major is "image/heif" && at + 4 <= end; at += 4)
        {
            if (OfBrand(head[at..(at + 4)]) is ("image/avif" or "image/heic") and var codec)
                return codec;
        }

        return major;
    }

    private static string OfBrand(ReadOnlySpan<byte> brand) => Encoding.Latin1.GetString(brand) switch
    {
        "qt  " => "video/quicktime",
        "M4A " or "M4B " or "M4P " or "F4A " => "audio/mp4",
        "avif" or "avis" => "image/avif",
        "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" => "image/heic",
        "mif1" or "msf1" or "mif2" or "1pic" => "image/heif",
        ['3', 'g', '2', _] => "video/3gpp2",
        ['3', 'g', _, _] => "video/3gpp",
        _ => "video/mp4",
    };
}
