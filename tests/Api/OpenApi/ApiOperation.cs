namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>One call of the document.</summary>
internal sealed record ApiOperation(string Path, string Method, JsonNode Node)
{
    public string Id => (string)Node["operationId"]!;

    public IReadOnlyList<(string Name, string Place, bool IsNumber)> Parameters { get; } =
    [
        .. (Node["parameters"]?.AsArray() ?? []).Select(
            p => ((string)p!["name"]!, (string)p["in"]!, (string?)p["schema"]!["type"] == "integer")),
    ];

    /// <summary>The schema of the JSON that it reads; null where it reads none.</summary>
    public JsonNode? Body { get; } = Node["requestBody"]?["content"]?["application/json"]?["schema"];

    /// <summary>A body that was really sent; null where the document shows none.</summary>
    public JsonObject? Example => Node["requestBody"]?["content"]?["application/json"]?["example"]?.DeepClone().AsObject();

    public bool NamesCallers { get; } = Node["security"] is not null;

    /// <summary>What is wrong with an answer; null where the document has it.</summary>
    public async Task<string?> ObjectionAsync(HttpResponseMessage response)
    {
        var status = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Node["responses"]![status] is not { } documented)
            return $"{status} is no documented answer";
        var type = response.Content.Headers.ContentType?.MediaType;
        if (documented["content"] is not JsonObject content)
            return type is null ? null : $"{status} has no documented body, and came with one of {type}";
        if (type is null || !content.TryGetPropertyValue(type, out var media))
            return $"{status} came as {type}, not as {string.Join(", ", content.Select(c => c.Key))}";
        // A stream goes on for minutes, and is watched elsewhere; scripts and pages are the same for everybody.
        if (!type.EndsWith("json", StringComparison.Ordinal))
            return null;
        var text = await response.Content.ReadAsStringAsync();
        if (text.Contains("   at ", StringComparison.Ordinal) || text.Contains("Exception", StringComparison.Ordinal))
            return $"{status} tells of our insides: {text}";
        return ApiDocument.Objection(media!["schema"]!, text);
    }
}
