namespace MediaFunctions.Client;

/// <summary>How often waiting asks: quick at first, for most jobs are short, then ever less.</summary>
public sealed record PollingPace
{
    private const double Growth = 1.3;

    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The delays, without end.</summary>
    public IEnumerable<TimeSpan> Delays()
    {
        for (var delay = First; ; delay = delay < Longest / Growth ? delay * Growth : Longest)
            yield return delay;
    }
}
