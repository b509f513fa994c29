namespace MediaFunctions.Standalone.Commands;

/// <summary>What <c>explain</c> was asked for.</summary>
/// <param name="File">Its path.</param>
internal sealed record ExplainRequest(string File)
{
    /// <summary>What to make; null: as the book says.</summary>
    public string? Recipe { get; init; }

    /// <summary>The book's path; null: the built-in one.</summary>
    public string? RecipeBook { get; init; }

    public bool Json { get; init; }

    public bool Verbose { get; init; }
}
