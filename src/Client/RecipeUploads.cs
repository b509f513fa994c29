namespace MediaFunctions.Client;

/// <summary>Which uploads a recipe takes.</summary>
/// <param name="Types">Content types such as <c>video/*</c>; null: every one that the service takes.</param>
/// <param name="MaxBytes">The largest; null: no bound of its own.</param>
public sealed record RecipeUploads(IReadOnlyList<string>? Types, long? MaxBytes);
