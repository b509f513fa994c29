using System.Text.Json.Nodes;

namespace MediaFunctions.Processing.Kinds;

/// <summary>What an output is, once it was looked at.</summary>
public sealed record FinishedOutput
{
    /// <summary>
    /// Its files; the first is the one that the manifest names, and names the others. None: the output has no file, and
    /// <see cref="Details"/> stand in the manifest under the kind's name.
    /// </summary>
    public required IReadOnlyList<FinishedFile> Files { get; init; }

    /// <summary>Pixels.</summary>
    public int? Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int? Height { get; init; }

    /// <summary>Seconds, as measured.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>What else the manifest tells of this kind, by public names in camelCase. Nothing private.</summary>
    public JsonObject Details { get; init; } = [];
}
