namespace MediaFunctions.Api.Companion;

/// <summary>The query of Companion's routes, read to the letter: nothing unknown, nothing twice.</summary>
internal static class CompanionQuery
{
    /// <summary>The key of every route of an upload under way.</summary>
    public static readonly ApiParameter Key = new("key", "The upload's key, as it was answered.", IsRequired: true);

    private const string MetadataBegin = "metadata[";

    /// <summary>Why the query is refused; null where it has what is expected and nothing else.</summary>
    /// <param name="expected">What must be there, all of it, each with a text.</param>
    /// <param name="withMetadata">Whether <c>metadata[name]</c> may be there too.</param>
    public static Refusal? Objection(IQueryCollection query, IReadOnlyList<ApiParameter> expected, bool withMetadata = false)
    {
        var names = string.Join(", ", expected.Select(p => p.Name));
        if (query.Keys.FirstOrDefault(name => expected.All(p => p.Name != name) && !(withMetadata && MetadataName(name) is not null)) is { } unknown)
            return Refuse($"The query has a parameter '{Short(unknown)}' that is not known here; expected {names}.");
        if (query.FirstOrDefault(p => p.Value.Count > 1).Key is { } doubled)
            return Refuse($"{Short(doubled)} is given more than once.");
        return expected.FirstOrDefault(p => string.IsNullOrEmpty(query[p.Name])) is { } missing
            ? Refuse($"{missing.Name} is missing in the query; expected {names}.")
            : null;
    }

    /// <summary>The entries of <c>metadata[name]</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Metadata(IQueryCollection query) =>
        query.Where(p => MetadataName(p.Key) is not null).Select(p => KeyValuePair.Create(MetadataName(p.Key)!, p.Value.ToString()));

    /// <summary>R2's id in the route; the server leaves an escaped slash in it as it is.</summary>
    public static string UploadId(ApiCall call) => call.Route("uploadId").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static string? MetadataName(string parameter) =>
        parameter.StartsWith(MetadataBegin, StringComparison.Ordinal) && parameter.Length > MetadataBegin.Length + 1 && parameter[^1] == ']'
            ? parameter[MetadataBegin.Length..^1]
            : null;

    private static string Short(string name) => name.Length <= 64 ? name : $"{name[..64]}...";

    private static Refusal Refuse(string message) => new(RefusalCode.InvalidRequest, message);
}
