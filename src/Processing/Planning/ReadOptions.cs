using System.Globalization;
using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>The input options of one <see cref="SourceRead"/>.</summary>
internal static class ReadOptions
{
    public static IEnumerable<FFmpegOption> For(SourceRead read)
    {
        // Frame threads want several packets before they give the first frame: bytes that one frame does not need.
        if (read.OneFrame)
            yield return new("thread_type", "slice");
        if (read.KeyFramesOnly)
            yield return new("skip_frame", "nokey");
        if (read.SeekSeconds is { } seek)
        {
            if (!read.Exact)
                yield return new("noaccurate_seek");
            yield return new("ss", Text(seek));
        }
        if (read.LengthSeconds is { } length)
            yield return new("t", Text(length));
    }

    private static string Text(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
