using System.Text.Json;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Jobs;

/// <summary>
/// What of a job stands already, run by run: whoever takes it over goes on with what is missing. It holds for one run folder,
/// which is for one FFmpeg build.
/// </summary>
public sealed record Checkpoint
{
    /// <summary>Of a job that has nothing yet.</summary>
    public static Checkpoint Nothing { get; } = new();

    /// <summary>Outputs that stand in the media bucket.</summary>
    public IReadOnlyList<ManifestOutput> Outputs { get; init; } = [];

    /// <summary>Outputs that have no file.</summary>
    public IReadOnlyList<ManifestDetail> WithoutFile { get; init; } = [];

    /// <summary>Outputs that the source turned out to have nothing for.</summary>
    public IReadOnlyList<SkippedOutput> Skipped { get; init; } = [];

    /// <summary>Whether a run met the end of the source before its promised end.</summary>
    public bool Truncated { get; init; }

    /// <summary>The names of all that nobody need look at again.</summary>
    public IReadOnlySet<string> Names() => Outputs.Select(output => output.Name)
        .Concat(WithoutFile.Select(detail => detail.Output))
        .Concat(Skipped.Select(skipped => skipped.Output))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>And this.</summary>
    public Checkpoint With(Checkpoint more) => new()
    {
        Outputs = [.. Outputs, .. more.Outputs],
        WithoutFile = [.. WithoutFile, .. more.WithoutFile],
        Skipped = [.. Skipped, .. more.Skipped],
        Truncated = Truncated || more.Truncated,
    };

    /// <summary>For the job's row.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JobsJson.Default.Checkpoint);

    /// <summary>From the job's row; nothing where it holds none.</summary>
    public static Checkpoint Read(string? json) =>
        json is null ? Nothing : JsonSerializer.Deserialize(json, JobsJson.Default.Checkpoint) ?? Nothing;
}
