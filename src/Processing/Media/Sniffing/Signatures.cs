using System.Text;

namespace MediaFunctions.Processing.Media.Sniffing;

/// <summary>Formats that a fixed word at a fixed place tells apart.</summary>
internal static class Signatures
{
    private sealed record Signature(int Offset, byte[] Word, SniffedType Type);

    private static readonly Signature[] All =
    [
        Media("FLV\x01", "video/x-flv", "flv"),
        Media("OggS", "audio/ogg", "ogg"),
        Media("fLaC", "audio/flac", "flac"),
        Media("#!AMR\n", "audio/amr", "amr"),
        Media("#!AMR-WB\n", "audio/amr-wb", "amr"),
        Media("caff\0\x01", "audio/x-caf", "caf"),
        Media("DKIF\0\0", "video/x-ivf", "ivf"),
        Media("GIF87a", "image/gif", "gif"),
        Media("GIF89a", "image/gif", "gif"),
        Media("\xFF\xD8\xFF", "image/jpeg", "jpeg_pipe"),
        Media("\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\0\xAA\0\x62\xCE\x6C", "video/x-ms-asf", "asf"),
        Media("riff\x2E\x91\xCF\x11\xA5\xD6\x28\xDB\x04\xC1\0\0", "audio/x-w64", "w64"),
        Media("\0\0\x01\xBA", "video/mpeg", "mpeg"),
        Media("\0\0\x01\xB3", "video/mpeg", "mpegvideo"),
        Media("\x0B\x77", "audio/ac3", "ac3,eac3"),
        At(8, "AIFF", SniffedType.Media("audio/aiff", "aiff")),
        At(8, "AIFC", SniffedType.Media("audio/aiff", "aiff")),

        No("PK\x03\x04", "application/zip"),
        No("PK\x05\x06", "application/zip"),
        No("%PDF-", "application/pdf"),
        No("%!PS", "application/postscript"),
        No("\x7F" + "ELF", "application/x-executable"),
        No("MZ", "application/vnd.microsoft.portable-executable"),
        No("\xCF\xFA\xED\xFE", "application/x-mach-binary"),
        No("\xCA\xFE\xBA\xBE", "application/x-mach-binary"),
        No("\0asm", "application/wasm"),
        No("\x1F\x8B", "application/gzip"),
        No("BZh", "application/x-bzip2"),
        No("\xFD" + "7zXZ\0", "application/x-xz"),
        No("\x28\xB5\x2F\xFD", "application/zstd"),
        No("7z\xBC\xAF\x27\x1C", "application/x-7z-compressed"),
        No("Rar!\x1A\x07", "application/vnd.rar"),
        No("SQLite format 3\0", "application/vnd.sqlite3"),
        No("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "application/x-ole-storage"),
        No("MThd", "audio/midi"),
        No("II*\0", "image/tiff"),
        No("MM\0*", "image/tiff"),
        No("8BPS", "image/vnd.adobe.photoshop"),
        No("\0\0\0\x0CJXL \r\n", "image/jxl"),
        No("\xFF\x0A", "image/jxl"),
        No("\0\0\0\x0CjP  \r\n", "image/jp2"),
        No("\0\0\x01\0", "image/x-icon"),
        At(257, "ustar", SniffedType.NotMedia("application/x-tar")),
    ];

    public static SniffedType? Find(ReadOnlySpan<byte> head)
    {
        foreach (var signature in All)
        {
            if (head.Length > signature.Offset && head[signature.Offset..].StartsWith(signature.Word))
                return signature.Type;
        }

        return IsBitmap(head) ? SniffedType.Media("image/bmp", "bmp_pipe") : null;
    }

    /// <summary>Two letters alone would also fit text: the size of the header behind them decides.</summary>
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head.Length >= 18 && head.StartsWith("BM"u8) && head[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124
        && head[15..18].IndexOfAnyExcept((byte)0) < 0;

    private static Signature Media(string word, string contentType, string formats) =>
        At(0, word, SniffedType.Media(contentType, formats));

    private static Signature No(string word, string contentType) => At(0, word, SniffedType.NotMedia(contentType));

    private static Signature At(int offset, string word, SniffedType type) => new(offset, Encoding.Latin1.GetBytes(word), type);
}
