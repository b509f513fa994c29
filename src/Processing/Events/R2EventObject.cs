using System.Text.Json.Serialization;

namespace MediaFunctions.Processing.Events;

/// <summary>The object that an event is about.</summary>
public sealed record R2EventObject
{
    public string Key { get; set; } = "";

    /// <summary>Bytes; 0 in events of deletions.</summary>
    public long Size { get; set; }

    /// <summary>Unquoted; null in events of deletions.</summary>
    [JsonPropertyName("eTag")]
    public string? ETag { get; set; }
}
