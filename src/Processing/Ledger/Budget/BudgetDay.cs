namespace MediaFunctions.Processing.Ledger.Budget;

/// <summary>What a day has spent, or promised to jobs that run, US dollars.</summary>
/// <param name="All">On all jobs.</param>
/// <param name="Caller">On those of the caller that is asked about.</param>
/// <param name="Job">On the job that is asked about; null: it is not counted yet.</param>
public sealed record BudgetDay(decimal All, decimal Caller, decimal? Job);
