namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>How patient the sweep is (settings section <c>Limits</c>).</summary>
public sealed record SweepSettings
{
    /// <summary>Younger than this and an event may still be on its way.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Entries that one sweep looks at in each list; the next sweep goes on behind them.</summary>
    public int Page { get; init; } = 500;

    /// <summary>A queued job whose newest message is older than this gets another one.</summary>
    public TimeSpan RequeueAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Older than this, what no row knows of is nobody's: promises after their URL's end, outputs, temp folders.</summary>
    public TimeSpan AbandonedAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (Page is < 1 or > 1000)
            yield return $"Limits:SweepPage is {Page}, expected 1 to 1000 (R2's longest listing).";
    }
}
