namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>All that is wrong with a file of coefficients.</summary>
/// <param name="All">A line each, with its path.</param>
public sealed record CoefficientMistakes(IReadOnlyList<string> All)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', All);
}
