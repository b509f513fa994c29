using System.Buffers.Binary;

namespace MediaFunctions.Processing.Media.Sniffing;

/// <summary>MP3 and ADTS: frames that begin with a sync word, often behind an ID3 tag.</summary>
internal static class MpegAudio
{
    private static readonly SniffedType Mp3 = SniffedType.Media("audio/mpeg", "mp3");
    private static readonly SniffedType Adts = SniffedType.Media("audio/aac", "aac");

    public static SniffedType? Sniff(ReadOnlySpan<byte> head) =>
        head.StartsWith("ID3"u8) ? BehindTag(head) : Adts.If(IsAdts(head)) ?? Mp3.If(IsMp3(head));

    /// <summary>ID3v2: ten bytes, the length of the rest in four times seven bits at 6.</summary>
    private static SniffedType BehindTag(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 10)
        {
            var length = 10 + ((head[6] & 0x7F) << 21 | (head[7] & 0x7F) << 14 | (head[8] & 0x7F) << 7 | (head[9] & 0x7F));
            if (length < head.Length && head[length..].StartsWith("fLaC"u8))
                return SniffedType.Media("audio/flac", "flac");
            if (length < head.Length && IsAdts(head[length..]))
                return Adts;
        }

        // The picture in the tag is often longer than the head: ffprobe sees which of the three it is.
        return SniffedType.Media("audio/mpeg", "mp3,aac,flac");
    }

    /// <summary>Twelve bits of sync, layer 0, a sampling rate that exists, and a second frame where the first one ends.</summary>
    private static bool IsAdts(ReadOnlySpan<byte> frame)
    {
        if (!IsAdtsHeader(frame))
            return false;
        var length = (frame[3] & 0x03) << 11 | frame[4] << 3 | frame[5] >> 5;
        return length >= 7 && (length >= frame.Length || IsAdtsHeader(frame[length..]));
    }

    private static bool IsAdtsHeader(ReadOnlySpan<byte> frame) =>
        frame.Length >= 7 && frame[0] == 0xFF && (frame[1] & 0xF6) == 0xF0 && (frame[2] >> 2 & 0x0F) < 13;

    /// <summary>Eleven bits of sync and fields that exist: version, layer II or III, bit rate, sampling rate.</summary>
    private static bool IsMp3(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 4)
            return false;
        var word = BinaryPrimitives.ReadUInt32BigEndian(frame);
        return word >> 21 == 0x7FF
            && (word >> 19 & 3) != 1
            && (word >> 17 & 3) is 1 or 2
            && (word >> 12 & 15) is not (0 or 15)
            && (word >> 10 & 3) != 3;
    }

    private static SniffedType? If(this SniffedType type, bool condition) => condition ? type : null;
}
