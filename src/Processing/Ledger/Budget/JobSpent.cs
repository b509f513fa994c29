namespace MediaFunctions.Processing.Ledger.Budget;

/// <summary>What a job has cost up to now, all its tries together, by list prices.</summary>
public sealed record JobSpent
{
    /// <summary>Of a job that nobody has worked on.</summary>
    public static JobSpent Nothing { get; } = new();

    /// <summary>US dollars, of the tries that ended.</summary>
    public decimal Usd { get; init; }

    /// <summary>How long workers were at it that died: seconds, priced when the next one leaves it.</summary>
    public double LostSeconds { get; init; }

    /// <summary>Of <see cref="Usd"/>: what days hold that the job is no longer counted to.</summary>
    public decimal ClosedUsd { get; init; }

    /// <summary>How often it was counted to such a day.</summary>
    public int Closed { get; init; }
}
