using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Jobs.Explaining;

/// <summary>What a run makes for one output of the recipe.</summary>
public sealed record ExplainedOutput
{
    /// <summary>The output's name in the recipe.</summary>
    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>True where the run only finds something out that another run needs; else absent.</summary>
    public bool? Measures { get; init; }

    /// <summary>What it writes, relative to the run's folder; a pattern where it writes many.</summary>
    public required string File { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Pixels, where they are known beforehand.</summary>
    public int? Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int? Height { get; init; }

    /// <summary>Seconds, by the source's word.</summary>
    public double? Duration { get; init; }

    /// <summary>The filters that each of its streams passes.</summary>
    public required IReadOnlyList<string> Filters { get; init; }

    /// <summary>What is tried in turn where this makes nothing.</summary>
    public required IReadOnlyList<string> Fallbacks { get; init; }

    public static ExplainedOutput Of(RunPart part) => new()
    {
        Name = part.Output.Name,
        Kind = part.Output.Kind,
        Measures = part.Completes is null ? null : true,
        File = part.Output.File.Name,
        ContentType = part.Output.File.ContentType,
        Width = part.Output.Facts.Width,
        Height = part.Output.Facts.Height,
        Duration = part.Output.Facts.DurationSeconds,
        Filters = [.. part.Output.Tracks.Select(Filter).Where(filters => filters.Length > 0)],
        Fallbacks = [.. part.Fallbacks.Select(fallback => fallback.Reason)],
    };

    private static string Filter(PlannedTrack track) => track switch
    {
        StreamTrack stream => string.Join(',', stream.Filters),
        GraphTrack graph => string.Join("; ", graph.Chains.Select(chain => string.Join(',', chain.Filters))),
        _ => "",
    };
}
