namespace MediaFunctions.Api.Recipes;

/// <summary>The recipes of the book, in its order.</summary>
public sealed record RecipeList(IReadOnlyList<RecipeView> Recipes);
