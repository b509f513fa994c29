using System.Buffers.Binary;
using MediaFunctions.Processing.Kinds.Films;

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
        if (Find(entries, "avc1") is { Length: > VisualEntry } visual && Mp4Codec.Avc(Find(visual[VisualEntry..], "avcC")) is { } film)
            return new InitSegment(
                film, BinaryPrimitives.ReadUInt16BigEndian(visual[ToWidth..]), BinaryPrimitives.ReadUInt16BigEndian(visual[ToHeight..]));
        if (Find(entries, "mp4a") is { Length: > AudioEntry } audio && Mp4Codec.Aac(Find(audio[AudioEntry..], "esds")) is { } sound)
            return new InitSegment(sound, null, null);
        return null;
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
