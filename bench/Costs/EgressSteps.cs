namespace MediaFunctions.Bench.Costs;

/// <summary>What Azure charges in a month for what leaves it, by steps.</summary>
public sealed record EgressSteps(string Source, string? Seen, string? Note, IReadOnlyList<EgressStep> Steps)
{
    public decimal Usd(decimal gb) => Steps.Zip(Steps.Skip(1).Select(next => next.FromGb).Append(decimal.MaxValue))
        .Sum(step => Math.Max(0, Math.Min(gb, step.Second) - step.First.FromGb) * step.First.PerGb);
}
