namespace MediaFunctions.Processing.Delivery.Prices;

/// <summary>How another service charges: by the minute of what it makes, of what it is given, or by the byte.</summary>
/// <param name="Name">As receipts name it.</param>
public sealed record AlternativePrices(string Name)
{
    public MinutePrices? PerOutputMinute { get; init; }

    public MinutePrices? PerSourceMinute { get; init; }

    /// <summary>US dollars for 10^9 bytes, source and results together.</summary>
    public decimal? PerGb { get; init; }

    /// <summary>The least that is charged of each minute's worth, seconds.</summary>
    public decimal MinimumSeconds { get; init; }

    /// <summary>US dollars; null where it charges nothing of this, so that there is nothing to compare with.</summary>
    public decimal? Charge(MadeMedia made)
    {
        var charges = made.Outputs.Select(output => Minutes(PerOutputMinute, output))
            .Append(made.Source is { } source ? Minutes(PerSourceMinute, source) : null)
            .Append(PerGb * made.Bytes / Money.Billion)
            .OfType<decimal>().ToList();
        return charges.Count == 0 ? null : charges.Sum();
    }

    private decimal? Minutes(MinutePrices? prices, Stretch stretch) =>
        prices?.Of(stretch.Class) * Math.Max(MinimumSeconds, Money.Amount(stretch.Seconds)) / 60;
}
