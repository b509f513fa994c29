using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>Pictures on their way from a decoder through filters to an encoder.</summary>
/// <param name="Frames">How many.</param>
/// <param name="Seconds">Of film that they show.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Format">FFmpeg's pixel format.</param>
internal sealed record Pictures(double Frames, double Seconds, int Width, int Height, string Format)
{
    private const double Million = 1e6;

    /// <summary>Millions of pixels of one.</summary>
    public double Megapixels => (double)Width * Height / Million;

    /// <summary>Frames a second.</summary>
    public double Rate => Seconds > 0 ? Frames / Seconds : Frames;

    /// <summary>Memory of one, megabytes.</summary>
    public double Megabytes => Megapixels * BytesOfPixel(Format);

    /// <summary>More than 8 bits a sample.</summary>
    public bool IsDeep => Deep(Format);

    /// <summary>Upright: a decoder's frames are turned before the first filter.</summary>
    public static Pictures Of(VideoStream video, double frames, double seconds) =>
        video.RotationDegrees is 90 or 270
            ? new Pictures(frames, seconds, video.CodedHeight, video.CodedWidth, video.PixelFormat ?? "")
            : new Pictures(frames, seconds, video.CodedWidth, video.CodedHeight, video.PixelFormat ?? "");

    public Pictures Only(double frames) => frames < Frames ? this with { Frames = frames, Seconds = Seconds * frames / Frames } : this;

    /// <summary>Whether the format has more than 8 bits a sample.</summary>
    public static bool Deep(string? format) =>
        format is not null && (format.EndsWith("le", StringComparison.Ordinal) || format.EndsWith("be", StringComparison.Ordinal)) && format.Any(char.IsAsciiDigit);

    private static double BytesOfPixel(string format)
    {
        var samples = format.Contains("420", StringComparison.Ordinal) || format.StartsWith("nv12", StringComparison.Ordinal) ? 1.5
            : format.Contains("422", StringComparison.Ordinal) ? 2
            : format.Contains("444", StringComparison.Ordinal) || format == "rgb24" ? 3
            : format.StartsWith("gray", StringComparison.Ordinal) ? 1
            : 4;
        return Deep(format) ? 2 * samples : samples;
    }
}
