using MediaFunctions.Processing.Delivery.Prices;

namespace MediaFunctions.Bench.Costs;

/// <summary>All prices: those of receipts, and the others.</summary>
public sealed record Tariff(PriceList Receipts, OtherPrices Others)
{
    /// <summary>GB-s of a function's instance in a second of it.</summary>
    public const decimal InstanceGb = 2;

    /// <summary>The built-in list of receipts and the file beside this code.</summary>
    public static Tariff Read(string root) =>
        new(PriceList.BuiltIn, OtherPrices.Read(Path.Combine(root, "bench", "Costs", "prices.json")));
}
