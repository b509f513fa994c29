using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Preview;

/// <summary>How many moments can be read at once: each has a decoder of its own, which holds whole pictures.</summary>
public static class PreviewMemory
{
    /// <summary>Of the 1.25 GiB that a run may take; measured, FFmpeg takes four fifths of what is counted here.</summary>
    private const double Bytes = 900e6;

    /// <summary>What a decoder refers to, what it works at, and what waits for the filters.</summary>
    private const int Pictures = 10;

    /// <summary>The most moments of this film; at least one.</summary>
    public static int MostMoments(VideoStream video)
    {
        var picture = (double)video.CodedWidth * video.CodedHeight * BytesOfPixel(video.PixelFormat ?? "");
        return (int)Math.Clamp(Bytes / (picture * Pictures), 1, int.MaxValue);
    }

    private static double BytesOfPixel(string format)
    {
        var samples = format.Contains("420", StringComparison.Ordinal) ? 1.5 : format.Contains("422", StringComparison.Ordinal) ? 2 : 4;
        var isDeep = format.EndsWith("le", StringComparison.Ordinal) || format.EndsWith("be", StringComparison.Ordinal);
        return isDeep ? 2 * samples : samples;
    }
}
