namespace MediaFunctions.Client;

/// <summary>What a job cost.</summary>
/// <param name="Usd">US dollars, no free grant subtracted.</param>
/// <param name="PriceList">By which list: its name and date.</param>
/// <param name="Parts">What it is made of, US dollars by name: function, executions, requests, egress...</param>
/// <param name="StorageUsdPerMonth">What the outputs cost a month in R2; not in <paramref name="Usd"/>.</param>
public sealed record ReceiptCost(
    decimal Usd, string PriceList, IReadOnlyDictionary<string, decimal> Parts, decimal StorageUsdPerMonth);
