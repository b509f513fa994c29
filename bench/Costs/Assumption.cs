namespace MediaFunctions.Bench.Costs;

/// <summary>What nobody measured and the bills go by.</summary>
/// <param name="Is">Of what.</param>
public sealed record Assumption(decimal Value, string Is);
