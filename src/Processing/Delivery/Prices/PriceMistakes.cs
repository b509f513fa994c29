namespace MediaFunctions.Processing.Delivery.Prices;

/// <summary>All that is wrong with a price list.</summary>
/// <param name="All">A line each, with its path.</param>
public sealed record PriceMistakes(IReadOnlyList<string> All)
{
    public override string ToString() => string.Join('\n', All);
}
