namespace MediaFunctions.Bench.Costs;

/// <summary>From so many gigabytes a month on each costs so much.</summary>
public sealed record EgressStep(decimal FromGb, decimal PerGb);
