namespace MediaFunctions.Processing.Ledger.Budget;

/// <summary>Where a job is counted.</summary>
/// <param name="Day">The day, UTC: <c>yyyyMMdd</c>.</param>
/// <param name="Caller">Whose part of it; null: nobody's.</param>
public sealed record BudgetEntry(string Day, string? Caller)
{
    /// <summary>How much it is counted for, US dollars; null: nobody has noted it.</summary>
    public decimal? Usd { get; init; }
}
