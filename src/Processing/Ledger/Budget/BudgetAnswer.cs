namespace MediaFunctions.Processing.Ledger.Budget;

/// <summary>Whether a job goes through under the ceilings.</summary>
/// <param name="Entry">Where it is counted; null: nowhere, nothing is counted, or it is to wait.</param>
/// <param name="Hold">Why it is to wait; null: it goes through.</param>
public sealed record BudgetAnswer(BudgetEntry? Entry, JobHold? Hold);
