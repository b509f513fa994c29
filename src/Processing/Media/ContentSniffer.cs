using MediaFunctions.Processing.Media.Sniffing;

namespace MediaFunctions.Processing.Media;

/// <summary>Tells by its first bytes what an object is; names and promised types count for nothing.</summary>
public static class ContentSniffer
{
    /// <summary>How many of the first bytes are enough, for ID3 tags with a picture and transport streams.</summary>
    public const int HeadBytes = 64 * 1024;

    /// <summary>What the bytes are. An empty head is <see cref="SniffedKind.NotMedia"/>.</summary>
    /// <param name="head">The first bytes of the object, up to <see cref="HeadBytes"/>.</param>
    public static SniffedType Sniff(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return SniffedType.NotMedia("application/x-empty");

        return Signatures.Find(head)
            ?? IsoMedia.Sniff(head)
            ?? Riff.Sniff(head)
            ?? Ebml.Sniff(head)
            ?? Png.Sniff(head)
            ?? PlainText.Sniff(head)
            ?? MpegSystems.Sniff(head)
            ?? MpegAudio.Sniff(head)
            ?? SniffedType.Unknown;
    }
}
