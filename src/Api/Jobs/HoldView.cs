using MediaFunctions.Processing.Ledger.Budget;

namespace MediaFunctions.Api.Jobs;

/// <summary>Why a job waits: what it would cost is more than may be spent.</summary>
/// <param name="Ceiling">Under which ceiling.</param>
/// <param name="Reason">Why, and what lets it go on; with amounts for API keys only.</param>
/// <param name="Usd">What it would cost, US dollars; shown to API keys only.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record HoldView(BudgetCeiling Ceiling, string Reason, decimal? Usd, DateTimeOffset Since)
{
    private const string NoAmounts = "The job waits: a ceiling of cost is reached. It goes on by itself, or an operator lets it.";

    /// <summary>As this caller may see it; null where the job waits for nothing.</summary>
    public static HoldView? Of(JobHold? hold, Caller caller) => hold is null
        ? null
        : caller.SeesAll ? new HoldView(hold.Ceiling, hold.Reason, hold.Usd, hold.Since) : new HoldView(hold.Ceiling, NoAmounts, null, hold.Since);
}
