using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes;

/// <summary>All mistakes of a text, in the order they were found.</summary>
public sealed class RecipeMistakes(IReadOnlyList<RecipeMistake> all)
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<RecipeMistake> All { get; } = all;

    /// <summary>A line for each.</summary>
    public override string ToString() => string.Join('\n', All);
}
