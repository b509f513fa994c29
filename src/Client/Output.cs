using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Client;

/// <summary>One output: in the public bucket, or at Cloudflare Stream.</summary>
public sealed record Output
{
    /// <summary>Its name in the recipe.</summary>
    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>Its key in the media bucket; null where it stands at Stream.</summary>
    public string? Key { get; init; }

    public required string Url { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Null where it stands at Stream, which does not tell.</summary>
    public long? Bytes { get; init; }

    /// <summary>Lower-case hex; null where it stands at Stream, which does not tell.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels.</summary>
    public int? Height { get; init; }

    /// <summary>Seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>All its files, where it has several and <see cref="Url"/> is the one that names the others; else null.</summary>
    public OutputFiles? Files { get; init; }

    /// <summary>What else its kind tells.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}
