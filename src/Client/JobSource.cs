using System.Text.Json.Serialization;

namespace MediaFunctions.Client;

/// <summary>What a job is made of.</summary>
/// <param name="Key">In the uploads bucket.</param>
/// <param name="ETag">Which bytes, unquoted.</param>
/// <param name="Size">Bytes; null before success.</param>
/// <param name="ContentType">By content, not by name; null before success.</param>
public sealed record JobSource(string Key, [property: JsonPropertyName("etag")] string ETag, long? Size, string? ContentType);
