namespace MediaFunctions.Processing.Media.Sniffing;

/// <summary>RIFF and its 64-bit variants: AVI, WAV, WebP.</summary>
internal static class Riff
{
    /// <summary>The place of VP8X's flags in a WebP, and the flag that says that it moves.</summary>
    private const int WebpFlags = 20;
    private const int WebpAnimation = 0x02;

    public static SniffedType? Sniff(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
            return null;
        var form = head[8..12];
        if (head.StartsWith("RF64"u8) || head.StartsWith("BW64"u8))
            return form.SequenceEqual("WAVE"u8) ? SniffedType.Media("audio/wav", "wav") : null;
        if (!head.StartsWith("RIFF"u8))
            return null;
        if (form.SequenceEqual("AVI "u8))
            return SniffedType.Media("video/x-msvideo", "avi");
        if (form.SequenceEqual("WAVE"u8))
            return SniffedType.Media("audio/wav", "wav");
        if (form.SequenceEqual("WEBP"u8))
            return SniffedType.Media("image/webp", IsAnimated(head) ? "webp_anim" : "webp_pipe");
        return null;
    }

    private static bool IsAnimated(ReadOnlySpan<byte> head) =>
        head.Length > WebpFlags && head[12..16].SequenceEqual("VP8X"u8) && (head[WebpFlags] & WebpAnimation) != 0;
}
