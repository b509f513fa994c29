using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Events;

/// <summary>The object that an event is about.</summary>
public sealed record R2EventObject
{
    public string Key { get; init; } = "";

    /// <summary>Bytes; 0 in events of deletions.</summary>
    public long Size { get; init; }

    /// <summary>Unquoted; null in events of deletions.</summary>
    [JsonPropertyName("eTag")]
    public string? ETag { get; init; }
}
