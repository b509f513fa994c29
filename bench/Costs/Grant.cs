namespace MediaFunctions.Bench.Costs;

/// <summary>What is free in a month, until it is used up.</summary>
internal sealed class Grant(decimal amount)
{
    private decimal left = amount;

    /// <summary>How much of it is free.</summary>
    public decimal Take(decimal wanted)
    {
        var taken = Math.Min(left, wanted);
        left -= taken;
        return taken;
    }
}
