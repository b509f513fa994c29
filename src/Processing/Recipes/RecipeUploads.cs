namespace MediaFunctions.Processing.Recipes;

/// <summary>Which uploads a recipe takes, of those that the settings allow.</summary>
/// <param name="Types">Content types such as <c>audio/mpeg</c> or <c>video/*</c>; empty: every type.</param>
/// <param name="MaxBytes">The largest upload; null: no bound of its own.</param>
public sealed record RecipeUploads(IReadOnlyList<string> Types, long? MaxBytes);
