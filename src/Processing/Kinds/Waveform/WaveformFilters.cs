using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>Logs the lowest and the highest sample of each window, and keeps no sound: memory does not grow with the length.</summary>
public static class WaveformFilters
{
    /// <summary>FFmpeg's names of what is logged.</summary>
    public const string LowestKey = "lavfi.astats.Overall.Min_level";

    /// <inheritdoc cref="LowestKey"/>
    public const string HighestKey = "lavfi.astats.Overall.Max_level";

    /// <param name="file">Takes the log, relative to the work folder.</param>
    public static IReadOnlyList<Filter> For(WaveformShape shape, string file) =>
    [
        // To whole numbers FFmpeg mixes so that the sum of all channels cannot clip.
        new Filter("aformat", "sample_fmts=s16", "channel_layouts=mono", $"sample_rates={Text(shape.SampleRate)}"),
        new Filter("asetnsamples", $"n={Text(shape.SamplesPerWindow)}", "p=0"),
        new Filter("astats", "metadata=1", "reset=1", "measure_perchannel=none", "measure_overall=Min_level+Max_level"),
        new Filter("ametadata", "mode=print", $"file={file}"),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
