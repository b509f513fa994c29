namespace MediaFunctions.Processing.Media.Sniffing;

/// <summary>Matroska and WebM: one container, told apart by the document type in the first element.</summary>
internal static class Ebml
{
    private static ReadOnlySpan<byte> Magic => [0x1A, 0x45, 0xDF, 0xA3];

    public static SniffedType? Sniff(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith(Magic))
            return null;
        var header = head[..Math.Min(head.Length, 128)];
        return SniffedType.Media(header.IndexOf("webm"u8) >= 0 ? "video/webm" : "video/x-matroska", "matroska");
    }
}
