namespace MediaFunctions.Processing.Ledger.Budget;

/// <summary>Why a job waits: what it would cost is more than may be spent.</summary>
/// <param name="Ceiling">Under which ceiling.</param>
/// <param name="Reason">What it would cost, what may be spent, and what lets it go on: for the operator's eyes.</param>
/// <param name="Usd">What it would cost in all, US dollars.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record JobHold(BudgetCeiling Ceiling, string Reason, decimal Usd, DateTimeOffset Since)
{
    /// <summary>What it would cost from here on, US dollars; null: it has cost nothing yet.</summary>
    public decimal? RestUsd { get; init; }

    /// <summary>
    /// It would cost less where it was to go, and that place does not answer now: it is asked anew by each sweep.
    /// </summary>
    public bool Passing { get; init; }

    /// <summary>The most that the job may cost by its recipe, US dollars; null: it says nothing.</summary>
    public decimal? RecipeUsd { get; init; }

    /// <summary>Whose day it counts to; null: nobody's.</summary>
    public string? Caller { get; init; }
}
