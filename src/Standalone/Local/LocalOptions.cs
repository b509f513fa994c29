namespace MediaFunctions.Standalone.Local;

/// <param name="RecipeBook">The path of a recipe book; null: the built-in one.</param>
/// <param name="Verbose">Log lines of all levels that say something, from all parts.</param>
/// <param name="FunctionsSettings">Where to write the settings of a Functions app that works off the queue instead of this process; null: none does.</param>
internal sealed record LocalOptions(string? RecipeBook, bool Verbose, string? FunctionsSettings = null);
