namespace MediaFunctions.Standalone.Local;

/// <param name="RecipeBook">The path of a recipe book; null: the built-in one.</param>
/// <param name="Verbose">Log lines of all levels that say something, from all parts.</param>
internal sealed record LocalOptions(string? RecipeBook, bool Verbose);
