using System.Globalization;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Jobs.Explaining;

/// <summary>A run's arguments for people: words stand where addresses and folders will be. What goes to R2 while it is written is in <c>sink/</c>.</summary>
internal static class PublicArguments
{
    // Nothing is ever served there; what the writer makes of it is taken out again.
    private const string Address = "http://127.0.0.1:9/";
    private const string Folder = "/run";

    public static string Of(PlannedRun run, MediaInfo media, MediaLimits limits)
    {
        var inputs = run.Inputs.Select((read, index) => new RunInput(
            new Uri(Address + (read.ObjectKey is null ? "source" : $"object{index.ToString(CultureInfo.InvariantCulture)}")),
            (read.ObjectKey is null ? SourceFlags.Of(media) : new SourceFlags { FormatWhitelist = "jpeg_pipe,png_pipe,webp_pipe" })
                with
            { MaxPixels = limits.MaxPixels }));
        return ArgumentWriter.Write(run, [.. inputs], Folder, new Uri(Address + "sink/"))
            .Replace(Address, "", StringComparison.Ordinal)
            .Replace($"{Folder}/", "", StringComparison.Ordinal);
    }
}
