namespace MediaFunctions.Tests.Samples;

/// <summary>Inputs of ffmpeg that need no file: moving pictures and sounds.</summary>
internal static class Sources
{
    /// <summary>A moving test picture of 320x240 (or another size), 25 frames (or others) a second.</summary>
    public static string Film(double seconds = 3, string size = "320x240", int rate = 25) =>
        FormattableString.Invariant($"-f lavfi -i testsrc2=size={size}:rate={rate}:duration={seconds}");

    /// <summary>One picture.</summary>
    public static string Picture(string size = "320x240") => $"-f lavfi -i testsrc2=size={size}:rate=1:duration=1";

    /// <summary>A stereo tone of 440 Hz.</summary>
    public static string Tone(double seconds = 3) =>
        FormattableString.Invariant($"-f lavfi -i aevalsrc=0.3*sin(880*PI*t)|0.3*sin(880*PI*t):s=44100:d={seconds}");

    /// <summary>Small and quick H.264 of the kind that phones make.</summary>
    public const string H264 = "-c:v libx264 -preset veryfast -pix_fmt yuv420p -threads 2";

    public const string Aac = "-c:a aac -b:a 96k";

    /// <summary>Quick HEVC of 10 bits.</summary>
    public const string Hevc10 = "-c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -x265-params log-level=error:pools=2 -tag:v hvc1";

    /// <summary>Both, of the same length.</summary>
    public static string FilmAndTone(double seconds = 3, string size = "320x240") => $"{Film(seconds, size)} {Tone(seconds)}";
}
