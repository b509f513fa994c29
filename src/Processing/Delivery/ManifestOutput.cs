using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Delivery;

/// <summary>One output: in the public bucket, or at Cloudflare Stream.</summary>
public sealed record ManifestOutput
{
    /// <summary>Its name in the recipe.</summary>
    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>In the public bucket; absent where it stands at Stream.</summary>
    public string? Key { get; init; }

    public required string Url { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Absent where it stands at Stream, which does not tell.</summary>
    public long? Bytes { get; init; }

    /// <summary>Lower-case hex; absent where it stands at Stream, which does not tell.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels.</summary>
    public int? Height { get; init; }

    /// <summary>Seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>The second of the source that a picture shows.</summary>
    public double? At { get; init; }

    /// <summary>True where the recipe asked for a time that the source does not have; else absent.</summary>
    public bool? Clamped { get; init; }

    /// <summary>Where the output has several files; else absent.</summary>
    public ManifestFiles? Files { get; init; }

    /// <summary>What else its kind tells.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Details { get; set; }
}
