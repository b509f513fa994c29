namespace MediaFunctions.Processing.Media.Sniffing;

/// <summary>PNG; an animated one says so by a chunk before its first pixels.</summary>
internal static class Png
{
    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static SniffedType? Sniff(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith(Magic))
            return null;
        var pixels = head.IndexOf("IDAT"u8);
        var isAnimated = head[..(pixels < 0 ? head.Length : pixels)].IndexOf("acTL"u8) >= 0;
        return isAnimated ? SniffedType.Media("image/apng", "apng") : SniffedType.Media("image/png", "png_pipe");
    }
}
