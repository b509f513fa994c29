namespace MediaFunctions.Processing.Recipes;

/// <summary>Which recipe an object gets that no upload row promised.</summary>
/// <param name="Prefix">The key begins with it, letter by letter; empty: every key.</param>
/// <param name="Recipe">A name in the same book.</param>
public sealed record RecipeRule(string Prefix, string Recipe);
