namespace MediaFunctions.Processing.Recipes;

/// <summary>The built-in book, or one of the settings: read at start, the same until the end.</summary>
public sealed class FixedBook(RecipeBook book) : IRecipeBooks
{
    /// <inheritdoc/>
    public string? Key => null;

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems => [];

    /// <inheritdoc/>
    public ValueTask<RecipeBook> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(book);
}
