namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>
/// What one unit of each thing takes. Names are <c>group/member</c>, or <c>group/member/bytes</c> for what goes by the
/// megabyte beside what goes by the megapixel or second.
/// </summary>
/// <param name="all">By name.</param>
public sealed class Rates(IReadOnlyDictionary<string, double> all)
{
    /// <summary>Groups of which every member has a rate; in the others what has none costs nothing that could be measured.</summary>
    private static readonly string[] Whole = ["decode/", "hear/", "encode/", "say/", "slice/"];

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, double> All => all;

    /// <summary>The rate; of a member that is not listed (a codec nobody has measured) the dearest of its group.</summary>
    public double Of(string name)
    {
        if (all.TryGetValue(name, out var rate))
            return rate;
        if (Array.Find(Whole, group => name.StartsWith(group, StringComparison.Ordinal)) is not { } group)
            return 0;
        var byBytes = IsByBytes(name);
        return all.Where(other => other.Key.StartsWith(group, StringComparison.Ordinal) && IsByBytes(other.Key) == byBytes)
            .Select(other => other.Value).DefaultIfEmpty().Max();
    }

    private static bool IsByBytes(string name) => name.EndsWith("/bytes", StringComparison.Ordinal);
}
