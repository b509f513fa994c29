using System.Globalization;

namespace MediaFunctions.Bench.Estimates;

/// <summary>What test pictures show, as Debian's ffmpeg draws it.</summary>
internal static class Content
{
    /// <summary>Soft shapes that drift slowly: at x264's usual quality what a film takes.</summary>
    public static string Film(int width, int height, double rate) => Text(
        $"mandelbrot=s=640x360:r={rate}:start_x=-0.743643:start_y=0.131825:start_scale=0.5:end_scale=0.2:end_pts=100:maxiter=200,scale={width}:{height},gblur=2,noise=alls=5:allf=t");

    /// <summary>The same, sharp and grainy: leaves, water, a crowd.</summary>
    public static string Detailed(int width, int height, double rate) => Text(
        $"mandelbrot=s=640x360:r={rate}:start_x=-0.743643:start_y=0.131825:start_scale=0.5:end_scale=0.1:end_pts=100:maxiter=200,scale={width}:{height},noise=alls=8:allf=t");

    /// <summary>Flat colours, sharp edges, little that moves.</summary>
    public static string Screen(int width, int height, double rate) => Text($"testsrc2=s={width}x{height}:r={rate}");

    /// <summary>A camera in the dark.</summary>
    public static string Noise(int width, int height, double rate) => Text($"testsrc2=s={width}x{height}:r={rate},noise=alls=20:allf=t");

    /// <summary>A dozen tones with pauses, and a little hiss.</summary>
    public const string Sound = "aevalsrc='0.2*sin(2*PI*t*(200+100*floor(mod(t,7))))*gt(mod(t,1),0.1)+0.02*random(0)|0.2*sin(2*PI*t*(150+80*floor(mod(t,5))))+0.02*random(1)':s=48000";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
