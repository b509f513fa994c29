using System.Text.Json.Serialization;

namespace MediaFunctions.Api.Jobs;

/// <summary>What a job is made of.</summary>
/// <param name="Key">In the uploads bucket.</param>
/// <param name="ETag">Which bytes, unquoted.</param>
/// <param name="Size">Bytes; absent before success.</param>
/// <param name="ContentType">By content, not by name; absent before success.</param>
public sealed record JobSource(string Key, [property: JsonPropertyName("etag")] string ETag, long? Size, string? ContentType);
