namespace MediaFunctions.Client;

/// <summary>A recipe, as far as whoever chooses one must know it.</summary>
/// <param name="Name">What an upload names.</param>
/// <param name="IsDefault">True: it is for uploads that name none and that no rule takes.</param>
/// <param name="Outputs">What it makes.</param>
/// <param name="Uploads">Which uploads it takes; null: all that the service does.</param>
public sealed record RecipeSummary(string Name, bool IsDefault, IReadOnlyList<RecipeOutput> Outputs, RecipeUploads? Uploads);
