using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Client;

/// <summary>One FFmpeg process of a plan.</summary>
public sealed record PlannedRun
{
    /// <summary>Unique in the plan.</summary>
    public required string Name { get; init; }

    /// <summary>The run that must have ended before; null: none.</summary>
    public string? After { get; init; }

    /// <summary>The streams that it decodes, each once.</summary>
    public IReadOnlyList<string> Decodes { get; init; } = [];

    /// <summary>Of this run alone.</summary>
    public ReceiptEstimate? Estimate { get; init; }

    /// <summary>Why it is a run of its own, and why each output is in it.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>FFmpeg's arguments, with words where addresses and folders will be.</summary>
    public string? Arguments { get; init; }

    /// <summary>What else is told of it: inputs and outputs.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}
