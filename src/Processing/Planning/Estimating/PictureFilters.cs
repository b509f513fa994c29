using System.Globalization;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Encoding;

namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>What filters make of pictures, and what that takes.</summary>
/// <param name="cpu">Takes the work, in megapixels.</param>
/// <param name="memory">Takes what is held, in megabytes.</param>
/// <param name="keyFrames">How many key frames the source has in so many seconds.</param>
internal sealed class PictureFilters(Amounts cpu, Amounts memory, Func<double, double> keyFrames)
{
    private static readonly string[] Rgb = ["rgb24", "rgba", "bgra"];

    /// <summary>Through all of them, in order.</summary>
    /// <param name="most">How many frames the output takes: nothing is made of those behind.</param>
    public Pictures Through(Pictures pictures, IReadOnlyList<Filter> filters, double? most = null)
    {
        foreach (var (index, filter) in filters.Index())
        {
            // What only drops frames sees them all, what comes behind it only what is taken.
            if (most is { } few && (index > 0 || filter.Name is not ("trim" or "select")))
                pictures = pictures.Only(few);
            pictures = Through(pictures, filter, filters.Skip(index + 1).FirstOrDefault(next => next.Name == "format"));
        }
        return most is { } taken ? pictures.Only(taken) : pictures;
    }

    private Pictures Through(Pictures pictures, Filter filter, Filter? format)
    {
        switch (filter.Name)
        {
            case "scale":
                return Scaled(pictures, filter, format?.Arguments[0]);
            case "fps":
                return AtRate(pictures, Rate(filter.Arguments[0]));
            case "trim" when Argument(filter, "end_frame") is { } end:
                return pictures.Only(Number(end));
            case "trim" when Argument(filter, "start") is { } start:
                return pictures with { Seconds = Math.Max(0, pictures.Seconds - Number(start)), Frames = Math.Max(1, pictures.Frames - (pictures.Rate * Number(start))) };
            case "select" when filter.Arguments is ["key"]:
                return pictures with { Frames = Math.Min(pictures.Frames, keyFrames(pictures.Seconds)) };
            case "select":
                return AtRate(pictures, Math.Min(pictures.Rate, FrameRates.Fastest));
            case "framestep":
                return pictures with { Frames = Math.Max(1, pictures.Frames / Number(filter.Arguments[0])) };
            case "format":
                return pictures with { Format = filter.Arguments[0] };
            case "tile":
                return Tiled(pictures, filter);
            default:
                cpu.Add($"filter/{filter.Name}", pictures.Frames * pictures.Megapixels);
                return pictures;
        }
    }

    private Pictures Scaled(Pictures pictures, Filter filter, string? format)
    {
        if (filter.Arguments.Count < 2 || !int.TryParse(filter.Arguments[0], CultureInfo.InvariantCulture, out var width)
            || !int.TryParse(filter.Arguments[1], CultureInfo.InvariantCulture, out var height))
            return pictures;
        var made = pictures with { Width = width, Height = height, Format = format ?? pictures.Format };
        var isMapped = filter.Arguments.Contains("intent=perceptual");
        var isSame = (width, height, made.Format) == (pictures.Width, pictures.Height, pictures.Format);
        var name = isMapped ? "scale-hdr" : isSame ? "scale-same" : pictures.IsDeep ? "scale-deep" : "scale";
        if (isMapped)
        {
            cpu.Add("scale-hdr/once", 1);
            memory.Add("scale-hdr/once", 1);
            memory.Add("scale-hdr", pictures.Megabytes);
        }
        cpu.Add($"{name}/in", pictures.Frames * pictures.Megapixels);
        cpu.Add($"{name}/out", pictures.Frames * made.Megapixels);
        if (Rgb.Contains(made.Format))
            cpu.Add("scale/rgb", pictures.Frames * made.Megapixels);
        memory.Add("scale", made.Megabytes);
        return made;
    }

    private Pictures Tiled(Pictures pictures, Filter filter)
    {
        var sides = filter.Arguments[0].Split('x');
        var (columns, rows) = (int.Parse(sides[0], CultureInfo.InvariantCulture), int.Parse(sides[1], CultureInfo.InvariantCulture));
        var sheet = pictures with
        {
            Frames = Math.Max(1, Math.Ceiling(pictures.Frames / (columns * rows) - 1e-6)),
            Width = pictures.Width * columns,
            Height = pictures.Height * rows,
        };
        memory.Add("sheet", sheet.Megabytes);
        return sheet;
    }

    private static Pictures AtRate(Pictures pictures, double rate) =>
        pictures with { Frames = Math.Max(1, pictures.Seconds * rate) };

    /// <summary>Frames a second, as the <c>fps</c> filter is told.</summary>
    public static double Rate(string text)
    {
        var parts = (text.StartsWith("fps=", StringComparison.Ordinal) ? text[4..] : text).Split('/');
        return parts.Length == 2 ? Number(parts[0]) / Number(parts[1]) : Number(text.StartsWith("fps=", StringComparison.Ordinal) ? text[4..] : text);
    }

    /// <summary>Seconds before which everything is dropped.</summary>
    public static double Start(IReadOnlyList<Filter> filters) =>
        filters is [{ Name: "trim" } trim, ..] && Argument(trim, "start") is { } start ? Number(start) : 0;

    private static string? Argument(Filter filter, string name) => filter.Arguments
        .Where(argument => argument.StartsWith(name + '=', StringComparison.Ordinal))
        .Select(argument => argument[(name.Length + 1)..]).FirstOrDefault();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
