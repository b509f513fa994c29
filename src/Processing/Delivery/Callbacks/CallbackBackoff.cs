namespace MediaFunctions.Processing.Delivery.Callbacks;

/// <summary>When a callback that was not taken is tried again: over a day, ever more rarely (Standard Webhooks: deliverability).</summary>
/// <param name="delays">After the first attempt, after the second, and so on; after the last one none.</param>
/// <param name="random">0 to 1: spreads the attempts of many jobs, so that a receiver that comes back is not overrun.</param>
public sealed class CallbackBackoff(IReadOnlyList<TimeSpan> delays, Func<double> random)
{
    private const double Spread = 0.2;

    /// <summary>The most that a receiver's Retry-After is waited for.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromHours(10);

    public static readonly IReadOnlyList<TimeSpan> Usual =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(7),
        TimeSpan.FromHours(10),
    ];

    public CallbackBackoff()
        : this(Usual, Random.Shared.NextDouble)
    {
    }

    /// <summary>How long to wait after this attempt; null: it was the last one.</summary>
    /// <param name="attempt">From 1 on.</param>
    /// <param name="asked">What the receiver asked for.</param>
    public TimeSpan? After(int attempt, TimeSpan? asked)
    {
        if (attempt > delays.Count)
            return null;
        var planned = delays[attempt - 1] * (1 + (Spread * random()));
        return asked is { } wish ? TimeSpan.FromTicks(Math.Max(planned.Ticks, Math.Min(wish.Ticks, LongestAsked.Ticks))) : planned;
    }
}
