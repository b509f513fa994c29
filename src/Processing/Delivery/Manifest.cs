using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Delivery;

/// <summary>
/// What an asset became with one recipe: public, so nothing is in it that its owner would not show. The versioned
/// manifest is the commit of its job; only a manifest names outputs.
/// </summary>
public sealed record Manifest
{
    public int Schema { get; init; } = 1;

    public required string AssetId { get; init; }

    public required string Version { get; init; }

    public required string RunId { get; init; }

    public required string Recipe { get; init; }

    /// <summary>UTC; written with a <c>Z</c>, not with an offset whose plus sign JSON escapes.</summary>
    public required DateTime CreatedAt { get; init; }

    public required ManifestSource Source { get; init; }

    public required IReadOnlyList<ManifestOutput> Outputs { get; init; }

    /// <summary>Outputs that this source cannot give, with the reason.</summary>
    public IReadOnlyList<ManifestSkip> Skipped { get; init; } = [];

    /// <summary>True where the source ends too early and what decodes was made; else absent.</summary>
    public bool? Truncated { get; init; }

    /// <summary>What made the outputs; absent where Cloudflare Stream did.</summary>
    public ManifestFFmpeg? Ffmpeg { get; init; }

    /// <summary>Outputs that have no file, by their kind: <c>placeholder</c>.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Details { get; set; }
}
