namespace MediaFunctions.Processing.Recipes;

/// <summary>The texts that are built into this assembly: the built-in book and the presets.</summary>
internal static class EmbeddedText
{
    private const string Folder = "MediaFunctions.Processing.Recipes.";

    /// <summary>Names of the JSON files in this folder of ours, without <c>.json</c>, sorted.</summary>
    public static IReadOnlyList<string> In(string folder)
    {
        var start = $"{Folder}{folder}.";
        return
        [
            .. typeof(EmbeddedText).Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(start, StringComparison.Ordinal))
                .Select(name => name[start.Length..^".json".Length])
                .Order(StringComparer.Ordinal),
        ];
    }

    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream($"{Folder}{name}.json")
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Folder}{name}.json.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
