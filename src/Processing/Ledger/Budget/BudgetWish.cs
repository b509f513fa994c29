namespace MediaFunctions.Processing.Ledger.Budget;

/// <summary>What a job asks of the budget.</summary>
/// <param name="JobId">The job, by <see cref="JobRow.BudgetId"/>.</param>
/// <param name="Caller">Whose day it counts to; null: nobody's.</param>
/// <param name="Usd">What it is to be counted for, US dollars, as far as can be told.</param>
public sealed record BudgetWish(string JobId, string? Caller, decimal Usd)
{
    /// <summary>What it will have cost in all: also what another day holds of it.</summary>
    public decimal WholeUsd { get; init; } = Usd;

    /// <summary>What it will cost from here on.</summary>
    public decimal RestUsd { get; init; } = Usd;

    /// <summary>The most that it may cost by its recipe; null: it says nothing.</summary>
    public decimal? RecipeUsd { get; init; }

    /// <summary>An operator has lifted the ceilings for it: it is counted all the same.</summary>
    public bool Released { get; init; }
}
