namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>How much of what a run does, by the names that coefficients have: what it takes is their sum.</summary>
public sealed class Amounts
{
    private readonly Dictionary<string, double> all = new(StringComparer.Ordinal);

    /// <summary>The names and how much of each.</summary>
    public IReadOnlyDictionary<string, double> All => all;

    /// <summary>More of something; an amount of nothing is left out.</summary>
    public void Add(string name, double amount)
    {
        if (amount > 0)
            all[name] = all.GetValueOrDefault(name) + amount;
    }

    /// <summary>What it takes together.</summary>
    public double At(Rates rates) => all.Sum(amount => amount.Value * rates.Of(amount.Key));
}
