namespace MediaFunctions.Bench.Costs;

/// <summary>A month as Azure reckons it: 730 hours.</summary>
internal static class Month
{
    public const decimal Seconds = 730 * 3600;
}
