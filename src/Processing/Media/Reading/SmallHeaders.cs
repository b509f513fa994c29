using System.Buffers.Binary;

namespace MediaFunctions.Processing.Media.Reading;

/// <summary>Picture headers of a fixed shape.</summary>
internal static class SmallHeaders
{
    public static PictureHeader? Gif(ReadOnlySpan<byte> head) =>
        head.Length < 10 ? null : new(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));

    /// <summary>The height of a bitmap is negative where its first line is the top one.</summary>
    public static PictureHeader? Bmp(ReadOnlySpan<byte> head)
    {
        if (head.Length < 26)
            return null;
        return head[14] == 12
            ? new(BinaryPrimitives.ReadUInt16LittleEndian(head[18..]), BinaryPrimitives.ReadUInt16LittleEndian(head[20..]))
            : new(Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(head[18..])),
                Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(head[22..])));
    }
}
