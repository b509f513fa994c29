using System.Buffers.Binary;

namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>Boxes within boxes (ISO/IEC 14496-12): four bytes of size, four of name, the content.</summary>
internal static class Mp4Boxes
{
    /// <summary>Size and name.</summary>
    public const int Head = 8;

    /// <summary>The same where the size does not fit in four bytes.</summary>
    public const int LongHead = 16;

    /// <summary>The contents of all boxes at this path of names.</summary>
    public static IEnumerable<Memory<byte>> At(Memory<byte> content, params ReadOnlySpan<string> path)
    {
        IEnumerable<Memory<byte>> found = [content];
        foreach (var name in path)
            found = [.. found.SelectMany(box => Children(box, name))];
        return found;
    }

    /// <summary>A box's bytes, its head included, at most what is left.</summary>
    public static long Size(ReadOnlySpan<byte> box, long left)
    {
        long size = BinaryPrimitives.ReadUInt32BigEndian(box);
        if (size == 1 && box.Length >= LongHead)
            size = BinaryPrimitives.ReadInt64BigEndian(box[Head..]);
        return size == 0 ? left : Math.Clamp(size, Head, left);
    }

    private static IEnumerable<Memory<byte>> Children(Memory<byte> content, string name)
    {
        for (var at = 0; at + Head <= content.Length;)
        {
            var size = (int)Size(content.Span[at..], content.Length - at);
            if (System.Text.Encoding.ASCII.GetString(content.Span.Slice(at + 4, 4)) == name)
                yield return content.Slice(at + Head, size - Head);
            at += size;
        }
    }
}
