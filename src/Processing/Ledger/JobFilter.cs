namespace MediaFunctions.Processing.Ledger;

/// <summary>Which jobs a listing shows; what is null is not asked for.</summary>
public sealed record JobFilter
{
    /// <summary>Only what belongs to this owner (<see cref="Caller.Id"/>).</summary>
    public string? Owner { get; init; }

    public JobState? State { get; init; }

    public string? Recipe { get; init; }

    public string? AssetId { get; init; }

    /// <summary>Made then or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Made before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether the row must be looked at beside its entry of the index: the listing then bounds how many it looks at.</summary>
    internal bool LooksIntoRows => Recipe is not null || (Owner is not null && State is not null);

    /// <summary>Whether the row is one of them; its time is the index's to judge.</summary>
    internal bool Takes(JobRow row) =>
        (State is null || row.State == State)
        && (Recipe is null || row.Job.Recipe == Recipe)
        && (Owner is null || row.Job.Owner == Owner);
}
