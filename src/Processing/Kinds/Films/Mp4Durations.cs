using System.Buffers.Binary;

namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>Durations in an MP4's headers, in units of the movie's timescale; version 1 of a box has eight bytes for them.</summary>
internal static class Mp4Durations
{
    /// <summary>Units a second, of the header of a movie or of a track's media (<c>mvhd</c>, <c>mdhd</c>).</summary>
    public static uint Timescale(ReadOnlySpan<byte> movie) => BinaryPrimitives.ReadUInt32BigEndian(movie[(IsLong(movie) ? 20 : 12)..]);

    /// <summary>The movie's duration (<c>mvhd</c>), seconds, to the microsecond.</summary>
    public static double Seconds(ReadOnlySpan<byte> movie) =>
        Math.Round((IsLong(movie) ? BinaryPrimitives.ReadInt64BigEndian(movie[24..]) : BinaryPrimitives.ReadUInt32BigEndian(movie[16..])) / (double)Timescale(movie), 6);

    /// <summary>Shortens the movie (<c>mvhd</c>).</summary>
    public static void EndMovie(Span<byte> movie, long end) => Limit(movie[(IsLong(movie) ? 24 : 16)..], end, IsLong(movie));

    /// <summary>Shortens a track (<c>tkhd</c>).</summary>
    public static void EndTrack(Span<byte> track, long end) => Limit(track[(IsLong(track) ? 28 : 20)..], end, IsLong(track));

    /// <summary>Shortens a track's edits (<c>elst</c>): they are shown one after the other.</summary>
    public static void EndEdits(Span<byte> edits, long end)
    {
        var (isLong, step) = IsLong(edits) ? (true, 20) : (false, 12);
        for (var at = 8; at + step <= edits.Length; at += step)
            // None of nothing: that would mean "as long as the track".
            end -= Limit(edits[at..], Math.Max(end, 1), isLong);
    }

    private static bool IsLong(ReadOnlySpan<byte> box) => box[0] == 1;

    /// <summary>The duration that stands there then.</summary>
    private static long Limit(Span<byte> duration, long most, bool isLong)
    {
        var now = isLong ? BinaryPrimitives.ReadInt64BigEndian(duration) : BinaryPrimitives.ReadUInt32BigEndian(duration);
        if (now <= most)
            return now;
        if (isLong)
            BinaryPrimitives.WriteInt64BigEndian(duration, most);
        else
            BinaryPrimitives.WriteUInt32BigEndian(duration, (uint)most);
        return most;
    }
}
