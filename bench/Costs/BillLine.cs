namespace MediaFunctions.Bench.Costs;

/// <summary>A line of a month's bill, US dollars.</summary>
/// <param name="Usd">By the list.</param>
/// <param name="Saved">What of it is free, or cheaper from some amount on.</param>
/// <param name="IsStorage">For what is kept rather than for what was done.</param>
public sealed record BillLine(string Name, decimal Usd, decimal Saved = 0, bool IsStorage = false)
{
    public decimal ToPay => Usd - Saved;
}
