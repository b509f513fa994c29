using System.Globalization;
using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>The encoder of one track of pictures, as the plan's options name it.</summary>
internal sealed class PictureEncoder
{
    private const double LeastSeconds = 2;
    private const double KilobitsOfMegabyte = 8000;

    // x264's default, and how much more of it makes half the bytes.
    private const double UsualCrf = 23;
    private const double CrfOfDouble = 6;

    private readonly PlannedOutput output;
    private readonly string stream;

    private PictureEncoder(PlannedOutput output, string stream, string name) => (this.output, this.stream, Name) = (output, stream, name);

    /// <summary>FFmpeg's name, and how it is used where that matters.</summary>
    public string Name { get; }

    /// <param name="number">The track's place among the output's pictures.</param>
    /// <returns>Null where nothing is encoded.</returns>
    public static PictureEncoder? Of(PlannedOutput output, int number)
    {
        var stream = string.Create(CultureInfo.InvariantCulture, $"v:{number}");
        foreach (var one in (ReadOnlySpan<string>)[stream, "v"])
        {
            if (output.Encoding.FirstOrDefault(option => option.Name == $"c:{one}")?.Value is { } name)
                return name == "copy" ? null : new PictureEncoder(output, one, InOrder(output) ? $"{name}-in-order" : name);
        }
        return null;
    }

    /// <summary>Without frames that refer to later ones an encoder has less to try, and makes more of it.</summary>
    private static bool InOrder(PlannedOutput output) => output.Encoding.Contains(new FFmpegOption("bf:v", "0"));

    /// <summary>How many pictures the output takes at most.</summary>
    public static double? Most(PlannedOutput output) =>
        output.Encoding.FirstOrDefault(option => option.Name == "frames:v")?.Value is { } most ? double.Parse(most, CultureInfo.InvariantCulture) : null;

    public void Add(Amounts cpu, Amounts memory, Pictures pictures, double megabytes)
    {
        cpu.Add($"encode/{Name}", pictures.Frames * pictures.Megapixels);
        cpu.Add($"encode/{Name}/bytes", megabytes);
        memory.Add($"encode/{Name}", pictures.Megabytes);
        if (Option("x264-params") is { } parameters)
        {
            var threads = Number(parameters.Split(':').Select(part => part.Split('=')).First(part => part[0] == "threads")[1]);
            memory.Add("thread", threads + 1);
            memory.Add("thread-frames/libx264", threads * pictures.Megabytes);
        }
    }

    /// <summary>What its bit rate allows at most; a film of a moment may have what two seconds may.</summary>
    public double MostMegabytes(Pictures pictures) =>
        Option("maxrate") is { } most ? Math.Max(pictures.Seconds, LeastSeconds) * Number(most[..^1]) / KilobitsOfMegabyte : double.MaxValue;

    /// <summary>How coarse it is told to be, relative to its default or as it counts itself: more is smaller.</summary>
    public double Coarseness =>
        Option("crf") is { } crf ? Math.Pow(2, (Number(crf) - UsualCrf) / CrfOfDouble)
        : Option("q") is { } quantizer ? Number(quantizer)
        : output.Encoding.FirstOrDefault(option => option.Name == "quality")?.Value is { } quality ? 101 - Number(quality)
        : 1;

    private string? Option(string name) => output.Encoding.FirstOrDefault(option => option.Name == $"{name}:{stream}")?.Value;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
