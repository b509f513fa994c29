namespace MediaFunctions.Processing.Recipes;

/// <summary>The text of the built-in book, an embedded file.</summary>
internal static class BuiltInText
{
    private const string Resource = "MediaFunctions.Processing.Recipes.default.json";

    public static string Read()
    {
        using var stream = typeof(BuiltInText).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
