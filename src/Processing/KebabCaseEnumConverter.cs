using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaFunctions.Processing;

/// <summary>Writes an enum as its stable public word: <c>NotMedia</c> as <c>not-media</c>.</summary>
public sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, false)
    where T : struct, Enum;
