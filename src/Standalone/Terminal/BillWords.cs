using MediaFunctions.Client;
using MediaFunctions.Processing.Delivery.Prices;

namespace MediaFunctions.Standalone.Terminal;

/// <summary>What a job cost, and what it would have cost elsewhere, in one line.</summary>
internal static class BillWords
{
    /// <summary>Null where nothing is known of it.</summary>
    public static string? Of(Receipt? receipt)
    {
        if (receipt?.Cost is not { } cost)
            return null;
        var parts = cost.Parts.Where(part => part.Value > 0).OrderByDescending(part => part.Value)
            .Select(part => $"{part.Key} {Money.Text(part.Value)}");
        var bill = $"this cost {Money.Text(cost.Usd)} ({string.Join(", ", parts)})";
        if (receipt.EarlierUsd is { } earlier)
            bill += $" and {Money.Text(earlier)} in earlier tries";
        if (receipt.Alternatives is not { Count: > 0 } others)
            return bill;
        var elsewhere = others.Select((other, place) =>
            $"{char.ToUpperInvariant(other.Key[0])}{other.Key[1..]}{(place == 0 ? " would have been" : "")} {Money.Text(other.Value)}");
        return $"{bill}; {string.Join(", ", elsewhere)}";
    }
}
