using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Client;

/// <summary>What an asset became with one recipe.</summary>
public sealed record Manifest
{
    public required string AssetId { get; init; }

    public required string Version { get; init; }

    public required string Recipe { get; init; }

    public DateTime CreatedAt { get; init; }

    public IReadOnlyList<Output> Outputs { get; init; } = [];

    /// <summary>What this source cannot give.</summary>
    public IReadOnlyList<Skip> Skipped { get; init; } = [];

    /// <summary>True where the source ends too early and what decodes was made.</summary>
    public bool? Truncated { get; init; }

    /// <summary>What else it tells.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}
