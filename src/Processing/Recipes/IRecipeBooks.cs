namespace MediaFunctions.Processing.Recipes;

/// <summary>Where the recipe book comes from.</summary>
public interface IRecipeBooks
{
    /// <summary>The key of the object in the uploads bucket that is the book itself; null where it stands elsewhere.</summary>
    string? Key { get; }

    /// <summary>What is wrong with the book's newest text, for everybody to see; empty where nothing is known to be.</summary>
    IReadOnlyList<string> Problems { get; }

    /// <summary>The book as it is now, or as it was when it was last good.</summary>
    /// <exception cref="RecipeBookException">There has been no good one yet.</exception>
    ValueTask<RecipeBook> GetAsync(CancellationToken cancellationToken);
}
