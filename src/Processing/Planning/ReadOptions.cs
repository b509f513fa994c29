using System.Globalization;
using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>The input options of one <see cref="SourceRead"/>.</summary>
internal static class ReadOptions
{
    public static IEnumerable<FFmpegOption> For(SourceRead read)
    {
        // Frame threads want several packets before they give the first frame: bytes that one frame does not need.
        if (read.OneFrame || read.MostFrames is not null)
            yield return new("thread_type", "slice");
        if (read.KeyFramesOnly)
            yield return new("skip_frame", "nokey");
        if (read.KeepFilters)
            yield return new("reinit_filter:v", "0");
        if (read.SeekSeconds is { } seek)
        {
            if (!read.Exact)
                yield return new("noaccurate_seek");
            if (seek > read.LeadSeconds)
                yield return new("ss", Text(seek - read.LeadSeconds));
        }
        if (read.LengthSeconds is { } length && CountsFromItsStart(read))
            yield return new("t", Text(length));
    }

    /// <summary>What lets seconds count from the first timestamp of all streams, whichever of them the run uses.</summary>
    public static IEnumerable<FFmpegOption> KeepingTime(SourceRead read, SourceFlags flags, IEnumerable<int> streams)
    {
        var late = streams.Select(stream => flags.LateStreams.TryGetValue(stream, out var seconds) ? seconds : double.PositiveInfinity)
            .DefaultIfEmpty(double.PositiveInfinity).Min() - Math.Max(0, (read.SeekSeconds ?? 0) - read.LeadSeconds);
        if (late > 0 && double.IsFinite(late))
            yield return new("itsoffset", Text(late));
    }

    /// <summary>What the outputs of a read drop: what was read in front of the time that was asked for, and behind it.</summary>
    public static IEnumerable<FFmpegOption> Dropping(SourceRead read)
    {
        if (read.LeadSeconds > 0 && read.SeekSeconds is { } seek)
            yield return new("ss", Text(Math.Min(read.LeadSeconds, seek)));
        if (read.LengthSeconds is { } length && !CountsFromItsStart(read))
            yield return new("t", Text(length));
    }

    /// <summary>
    /// FFmpeg counts the length of an input from the first frame that it takes, early ones included: where there may be
    /// such, the outputs end instead, and with the last of them the reading.
    /// </summary>
    private static bool CountsFromItsStart(SourceRead read) => read.Exact && read.LeadSeconds == 0;

    private static string Text(double seconds) => seconds.ToString("0.######", CultureInfo.InvariantCulture);
}
