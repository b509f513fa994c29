namespace MediaFunctions.Bench.Costs;

/// <summary>One price with what people need to check it.</summary>
/// <param name="Is">What it is of.</param>
/// <param name="Source">The vendor's page.</param>
/// <param name="Seen">Where the number was read; null: nowhere.</param>
public sealed record ListedPrice(string Is, decimal Value, string Unit, string Source, string? Seen = null, string? Note = null);
