using System.Buffers.Binary;

namespace MediaFunctions.Processing.Media.Reading;

/// <summary>Tells by the sizes that a container declares whether the object ends too early.</summary>
/// <remarks>
/// Exact where it says yes. Where a container declares no size (transport streams, FLV, MP3) only decoding can tell.
/// </remarks>
internal static class Truncation
{
    /// <summary>
    /// How many top-level boxes are looked at. A fragmented file has thousands, each behind its samples: walking all of
    /// them would read the whole object.
    /// </summary>
    private const int MaxBoxes = 24;

    public static ValueTask<bool> IsCutAsync(SourceBytes source, string container, CancellationToken cancellationToken) => container switch
    {
        "mov,mp4,m4a,3gp,3g2,mj2" => HasBoxBeyondEndAsync(source, cancellationToken),
        "avi" or "wav" or "webp_pipe" or "webp_anim" => ValueTask.FromResult(RiffEndsBeyond(source)),
        "matroska,webm" => ValueTask.FromResult(SegmentEndsBeyond(source)),
        _ => ValueTask.FromResult(false),
    };

    private static async ValueTask<bool> HasBoxBeyondEndAsync(SourceBytes source, CancellationToken cancellationToken)
    {
        long at = 0;
        for (var boxes = 0; boxes < MaxBoxes && at < source.Size; boxes++)
        {
            var header = await source.ReadAsync(at, 16, cancellationToken);
            if (BoxSize(header.Span) is not { } size)
                return false;
            if (size > source.Size - at)
                return true;
            at += size;
        }

        return false;
    }

    /// <summary>Bytes of the box with its header; null where it reaches to the end or is no box.</summary>
    private static long? BoxSize(ReadOnlySpan<byte> header)
    {
        if (header.Length < 8)
            return null;
        var size = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (size != 1)
            return size >= 8 ? size : null;
        if (header.Length < 16)
            return null;
        var large = BinaryPrimitives.ReadInt64BigEndian(header[8..]);
        return large >= 16 ? large : null;
    }

    /// <summary>A size of 0 or all ones is that of a writer that could not go back; an odd one may lack its pad byte.</summary>
    private static bool RiffEndsBeyond(SourceBytes source)
    {
        var head = source.Head.Span;
        if (head.Length < 12 || !head.StartsWith("RIFF"u8))
            return false;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        return size is not (0 or uint.MaxValue) && size + 8L - 1 > source.Size;
    }

    private static bool SegmentEndsBeyond(SourceBytes source)
    {
        var head = source.Head.Span;
        if (head.Length < 5 || VarInt(head[4..]) is not { } header || header.Value > head.Length)
            return false;
        var segment = 4 + header.Length + (int)header.Value;
        if (segment + 5 > head.Length || !head[segment..].StartsWith((ReadOnlySpan<byte>)[0x18, 0x53, 0x80, 0x67]))
            return false;
        return VarInt(head[(segment + 4)..]) is { IsUnknown: false } size
            && size.Value > source.Size - (segment + 4 + size.Length);
    }

    /// <summary>EBML's number: the leading zero bits of the first byte say how many follow; all ones: not known.</summary>
    private static (long Value, int Length, bool IsUnknown)? VarInt(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.IsEmpty || bytes[0] == 0 ? 9 : System.Numerics.BitOperations.LeadingZeroCount(bytes[0]) - 23;
        if (length > 8 || length > bytes.Length)
            return null;
        long value = bytes[0] & (0xFF >> length);
        for (var i = 1; i < length; i++)
            value = value << 8 | bytes[i];
        return (value, length, value == (1L << (7 * length)) - 1);
    }
}
