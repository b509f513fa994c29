namespace MediaFunctions.Standalone.Commands;

/// <summary>What <c>process</c> was asked for.</summary>
/// <param name="Files">Paths, in order.</param>
internal sealed record ProcessRequest(IReadOnlyList<string> Files)
{
    /// <summary>What to make; null: as the book says.</summary>
    public string? Recipe { get; init; }

    /// <summary>The book's path; null: the built-in one.</summary>
    public string? RecipeBook { get; init; }

    /// <summary>Where outputs go; null: they stay in the bucket.</summary>
    public string? Folder { get; init; }

    public bool Json { get; init; }

    public bool Verbose { get; init; }
}
