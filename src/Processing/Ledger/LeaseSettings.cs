namespace MediaFunctions.Processing.Ledger;

/// <summary>How long a claim lasts and how often it is tried (settings section <c>Limits</c>).</summary>
public sealed record LeaseSettings
{
    /// <summary>A worker that was not heard of for so long is taken for dead.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a worker looks at its row: for cancellation, for its lease, to show progress.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Claims of one job, whatever message brings them, before it is a dead letter.</summary>
    public int MaxTries { get; init; } = 5;

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (Heartbeat * 3 > LeaseDuration)
            yield return $"Limits:Heartbeat is {Heartbeat}, expected at most a third of Limits:LeaseDuration ({LeaseDuration}).";
        if (MaxTries < 1)
            yield return $"Limits:MaxTries is {MaxTries}, expected 1 or more.";
    }
}
