using System.Text.Json.Serialization;

namespace MediaFunctions.Api.Companion;

/// <summary>A part that R2 has; S3's own names.</summary>
/// <param name="Number">1 to 10000.</param>
/// <param name="ETag">As R2 answered it to the part's PUT.</param>
/// <param name="Size">Bytes; needed by nobody to complete.</param>
public sealed record MultipartPart(
    [property: JsonPropertyName("PartNumber"), JsonRequired] int Number,
    [property: JsonPropertyName("ETag"), JsonRequired] string ETag,
    [property: JsonPropertyName("Size")] long? Size = null);
