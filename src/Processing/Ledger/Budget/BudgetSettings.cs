namespace MediaFunctions.Processing.Ledger.Budget;

/// <summary>What jobs may cost (settings section <c>Budget</c>), US dollars; null: no ceiling. Days are UTC.</summary>
public sealed record BudgetSettings
{
    /// <summary>One job.</summary>
    public decimal? JobUsd { get; init; }

    /// <summary>All jobs of one caller in a day.</summary>
    public decimal? CallerUsdPerDay { get; init; }

    /// <summary>All jobs in a day.</summary>
    public decimal? UsdPerDay { get; init; }

    /// <summary>Whether anything need be counted.</summary>
    public bool Counts => CallerUsdPerDay is not null || UsdPerDay is not null;
}
