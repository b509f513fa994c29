namespace MediaFunctions.Api.Recipes;

/// <summary>One output of a recipe.</summary>
/// <param name="Name">Unique in the recipe.</param>
/// <param name="Kind">What it is, e.g. <c>thumbnail</c>.</param>
public sealed record RecipeOutputView(string Name, string Kind);
