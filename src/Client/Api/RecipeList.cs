namespace MediaFunctions.Client.Api;

/// <summary>What the API answers.</summary>
internal sealed record RecipeList(IReadOnlyList<RecipeSummary> Recipes);
