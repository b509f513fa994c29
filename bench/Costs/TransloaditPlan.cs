namespace MediaFunctions.Bench.Costs;

/// <summary>A plan: its price, the gigabytes in it, what one more costs.</summary>
public sealed record TransloaditPlan(string Name, decimal Usd, decimal Gb, decimal PerGb);
