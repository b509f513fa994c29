namespace MediaFunctions.Api.Recipes;

/// <summary>Which uploads a recipe takes.</summary>
/// <param name="Types">Content types such as <c>video/*</c>; null: every one that the settings allow.</param>
/// <param name="MaxBytes">The largest; null: no bound of its own.</param>
public sealed record RecipeUploadsView(IReadOnlyList<string>? Types, long? MaxBytes);
