using System.Buffers.Binary;

namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>What an init segment says of its one track.</summary>
/// <param name="Codec">As RFC 6381 spells it, e.g. <c>avc1.64001f</c> or <c>mp4a.40.2</c>.</param>
/// <param name="Width">Pixels; null for sound.</param>
/// <param name="Height">Pixels; null for sound.</param>
public sealed record InitSegment(string Codec, int? Width, int? Height)
{
    private const int BoxHead = 8;

    /// <summary>The fields of an entry before its boxes, and where a picture's size stands in them.</summary>
    private const int VisualEntry = 78, AudioEntry = 28, ToWidth = 24, ToHeight = 26;

    /// <summary>Reads it; null where it is none of ours.</summary>
    public static InitSegment? Read(ReadOnlySpan<byte> file)
    {
        var table = file;
        foreach (var name in (ReadOnlySpan<string>)["moov", "trak", "mdia", "minf", "stbl", "stsd"])
            table = Find(table, name);
        // Version, flags and number of entries.
        if (table.Length < BoxHead)
            return null;
        var entries = table[BoxHead..];
        if (Find(entries, "avc1") is { Length: > VisualEntry } visual && Find(visual[VisualEntry..], "avcC") is { Length: > 3 } config)
            return new InitSegment(
                $"avc1.{Convert.ToHexStringLower(config[1..4])}",
                BinaryPrimitives.ReadUInt16BigEndian(visual[ToWidth..]),
                BinaryPrimitives.ReadUInt16BigEndian(visual[ToHeight..]));
        if (Find(entries, "mp4a") is { Length: > AudioEntry } audio && Find(audio[AudioEntry..], "esds") is { Length: > 4 } descriptors)
            return AudioCodec(descriptors[4..]) is { } codec ? new InitSegment(codec, null, null) : null;
        return null;
    }

    /// <summary>The object type of MPEG-4's descriptors: ES (3) holds decoder configuration (4) holds its own (5).</summary>
    private static string? AudioCodec(ReadOnlySpan<byte> descriptors)
    {
        var inner = Descriptor(Descriptor(descriptors, 3, 3), 4, 13);
        var specific = Descriptor(inner, 5, 0);
        return specific.Length > 0 ? FormattableString.Invariant($"mp4a.40.{specific[0] >> 3}") : null;
    }

    /// <summary>What stands in a descriptor of this tag, behind its own fields; empty where it is another.</summary>
    private static ReadOnlySpan<byte> Descriptor(ReadOnlySpan<byte> bytes, byte tag, int fields)
    {
        if (bytes.Length < 2 || bytes[0] != tag)
            return [];
        // Its size takes seven bits a byte, the last without the high bit.
        var at = 1;
        while (at < bytes.Length - 1 && (bytes[at] & 0x80) != 0)
            at++;
        return bytes.Length > at + 1 + fields ? bytes[(at + 1 + fields)..] : [];
    }

    /// <summary>The content of the first box of this name; empty where there is none.</summary>
    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> boxes, string name)
    {
        while (boxes.Length >= BoxHead)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
            if (size < BoxHead || size > boxes.Length)
                return [];
            if (System.Text.Encoding.ASCII.GetString(boxes[4..BoxHead]) == name)
                return boxes[BoxHead..(int)size];
            boxes = boxes[(int)size..];
        }
        return [];
    }
}
