using MediaFunctions.Processing.Ledger.Budget;

namespace MediaFunctions.Processing.Ledger;

/// <summary>The answer to a delivery, with the row as it is now.</summary>
public sealed record Claim(ClaimKind Kind, JobRow Row)
{
    /// <summary>Under which ceiling of cost it waited until now; null: under none.</summary>
    public JobHold? Waited { get; init; }
}
