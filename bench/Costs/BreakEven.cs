namespace MediaFunctions.Bench.Costs;

/// <summary>From how many uploads a month on one way is the cheaper one, and stays it.</summary>
internal static class BreakEven
{
    private const double Most = 1e8;
    private const double Step = 1.01;

    /// <summary>
    /// The last amount at which the two change places, and whether the first of them is the cheaper one beyond; null where
    /// they never do. Machines come whole, so that there can be several changes.
    /// </summary>
    public static (decimal? Uploads, bool FirstIsCheaper) Between(Func<decimal, decimal?> first, Func<decimal, decimal?> second)
    {
        decimal? last = null;
        var cheaper = IsCheaper(1);
        for (var uploads = 1.0; uploads <= Most; uploads *= Step)
        {
            var now = IsCheaper((decimal)uploads);
            if (now != cheaper)
                (last, cheaper) = ((decimal)uploads, now);
        }
        return (last, cheaper);

        bool IsCheaper(decimal uploads) => first(uploads) < second(uploads);
    }
}
