namespace MediaFunctions.Bench.Costs;

/// <summary>Plans of which a month takes the one that is cheapest for it.</summary>
public sealed record TransloaditPlans(string Source, string? Seen, string? Note, IReadOnlyList<TransloaditPlan> Plans)
{
    public decimal Usd(decimal gb) => Plans.Min(plan => plan.Usd + (Math.Max(0, gb - plan.Gb) * plan.PerGb));
}
