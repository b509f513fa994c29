using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Recipes;

/// <summary>One output that a recipe asks for.</summary>
/// <param name="Name">Unique in the recipe; the file's name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Options">Validated, defaults filled in.</param>
public sealed record RecipeOutput(string Name, IOutputKind Kind, OutputOptions Options);
