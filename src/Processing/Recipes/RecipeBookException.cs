namespace MediaFunctions.Processing.Recipes;

/// <summary>The book of the settings cannot be used; the message lists everything that is wrong with it.</summary>
public sealed class RecipeBookException : Exception
{
    internal RecipeBookException(string source, RecipeMistakes mistakes)
        : base($"The recipe book ({source}) has {mistakes.All.Count} mistake(s):\n{mistakes}") => Mistakes = mistakes;

    internal RecipeBookException(string path, Exception cause)
        : base(
            $"The recipe book {path} cannot be read: {cause.Message} Recipes:Book takes the path of a file, or the JSON itself.",
            cause)
    {
    }

    /// <param name="source">Where the book should be.</param>
    /// <param name="problems">What is wrong with it.</param>
    public RecipeBookException(string source, IReadOnlyList<string> problems)
        : base($"The recipe book ({source}) cannot be used:\n{string.Join('\n', problems)}")
    {
    }

    /// <summary>All mistakes; null where there was no text to read.</summary>
    public RecipeMistakes? Mistakes { get; }
}
