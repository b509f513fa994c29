using System.Diagnostics;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds;

/// <summary>A picture, or a frame of a film, as Debian's ffmpeg decodes it.</summary>
/// <param name="Rgb">64x64 pixels of three bytes.</param>
public sealed record Picture(byte[] Rgb)
{
    private const int Side = 64;

    /// <summary>Decodes one picture.</summary>
    /// <param name="filter">What is done before the scaling, e.g. <c>crop=iw/2:ih</c>.</param>
    /// <param name="seconds">Of the film; null: the first frame.</param>
    public static async Task<Picture> OfAsync(string path, string filter = "null", double? seconds = null)
    {
        string[] seek = seconds is { } at ? ["-ss", FormattableString.Invariant($"{at}")] : [];
        var start = new ProcessStartInfo(
            DebianFFmpeg.Path,
            [
                "-nostdin", "-v", "error", .. seek, "-i", path, "-map", "0:v:0", "-frames:v", "1",
                "-vf", $"{filter},scale={Side}:{Side}:flags=area,format=rgb24", "-f", "rawvideo", "-",
            ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        using var pixels = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(pixels);
        await process.WaitForExitAsync();
        Assert.Equal(Side * Side * 3, pixels.Length);
        return new Picture(pixels.ToArray());
    }

    /// <summary>The mean of red, green and blue, 0 to 255.</summary>
    public double Light => Rgb.Average(value => value);

    /// <summary>The mean colour.</summary>
    public (double Red, double Green, double Blue) Colour =>
        (Rgb.Where((_, at) => at % 3 == 0).Average(v => v), Rgb.Where((_, at) => at % 3 == 1).Average(v => v), Rgb.Where((_, at) => at % 3 == 2).Average(v => v));

    /// <summary>The standard deviation of all bytes: 0 for a flat grey.</summary>
    public double Contrast
    {
        get
        {
            var mean = Light;
            return Math.Sqrt(Rgb.Average(value => (value - mean) * (value - mean)));
        }
    }

    /// <summary>The mean difference of neighbours in a row: what blur takes away.</summary>
    public double Edges => Rgb.Skip(3).Zip(Rgb, (one, other) => Math.Abs(one - other)).Average();

    /// <summary>The mean saturation of HSV, 0 (grey) to 1.</summary>
    public double Saturation => Rgb.Chunk(3).Average(pixel => pixel.Max() == 0 ? 0 : (pixel.Max() - pixel.Min()) / (double)pixel.Max());

    /// <summary>The mean difference of their bytes.</summary>
    public double DifferenceTo(Picture other) => Rgb.Zip(other.Rgb, (a, b) => Math.Abs(a - b)).Average();
}
