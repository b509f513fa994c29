using System.Buffers.Binary;

namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>When a track's samples are shown, by its tables (<c>stts</c>: how long each is decoded; <c>ctts</c>: how much later it is shown).</summary>
internal static class Mp4Times
{
    private const int Head = 8;

    /// <summary>When the last sample that is shown begins, in the media's units; its edit list left out.</summary>
    /// <param name="durations"><c>stts</c>: counts and durations.</param>
    /// <param name="offsets"><c>ctts</c>: counts and offsets; empty where every sample is shown as it is decoded.</param>
    public static long LastShown(ReadOnlySpan<byte> durations, ReadOnlySpan<byte> offsets)
    {
        long decoded = 0, last = 0, left = 0;
        int offset = 0, next = Head;
        for (var at = Head; at + 8 <= durations.Length; at += 8)
        {
            var duration = BinaryPrimitives.ReadUInt32BigEndian(durations[(at + 4)..]);
            for (var count = BinaryPrimitives.ReadUInt32BigEndian(durations[at..]); count > 0; count--, decoded += duration, left--)
            {
                if (left == 0 && next + 8 <= offsets.Length)
                {
                    left = BinaryPrimitives.ReadUInt32BigEndian(offsets[next..]);
                    offset = BinaryPrimitives.ReadInt32BigEndian(offsets[(next + 4)..]);
                    next += 8;
                }
                last = Math.Max(last, decoded + offset);
            }
        }
        return last;
    }
}
