using System.Text.Json.Serialization;

namespace MediaFunctions.Client.Api;

/// <summary>A part that R2 has.</summary>
internal sealed record ListedPart(
    [property: JsonPropertyName("PartNumber")] int Number,
    [property: JsonPropertyName("ETag")] string ETag,
    [property: JsonPropertyName("Size")] long? Size);
