namespace MediaFunctions.Processing.Recipes;

/// <summary>How large recipes may be. The job's row keeps the recipe in one Table property of 64 KiB.</summary>
public static class RecipeLimits
{
    /// <summary>Characters of a book.</summary>
    public const int BookChars = 256 * 1024;

    /// <summary>Recipes of a book.</summary>
    public const int Recipes = 256;

    /// <summary>Rules of a book: each object is held against all of them, each rule against all before it.</summary>
    public const int Rules = 256;

    /// <summary>Characters of one recipe as compact JSON; UTF-16 in the table.</summary>
    public const int RecipeChars = 16 * 1024;

    /// <summary>Outputs of one recipe.</summary>
    public const int Outputs = 32;
}
