namespace MediaFunctions.Tests.Api.Examples;

/// <summary>What was sent to one endpoint, and what it answered.</summary>
internal sealed class Example
{
    /// <summary>The JSON that was sent with the first success; null where none was.</summary>
    public JsonNode? Request { get; set; }

    /// <summary>By status: JSON, or a text.</summary>
    public SortedDictionary<string, JsonNode> Answers { get; set; } = new(StringComparer.Ordinal);
}
