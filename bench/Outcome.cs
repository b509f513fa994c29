namespace MediaFunctions.Bench;

/// <summary>All samples of one contender.</summary>
internal sealed record Outcome(string Name, IReadOnlyList<Sample> Samples)
{
    public Spread Of(Func<Sample, double> value) => Spread.Of(Samples.Select(value));
}
