namespace MediaFunctions.Processing.Delivery;

/// <summary>What a job cost by the price list. Free grants are not subtracted; Azure Storage's operations are not counted.</summary>
public sealed record Cost
{
    /// <summary>US dollars.</summary>
    public required decimal Usd { get; init; }

    /// <summary>The price list's name and date.</summary>
    public required string PriceList { get; init; }

    /// <summary>What it is made of.</summary>
    public required CostParts Parts { get; init; }

    /// <summary>What its outputs cost a month in R2, US dollars; not in <c>usd</c>.</summary>
    public required decimal StorageUsdPerMonth { get; init; }
}
