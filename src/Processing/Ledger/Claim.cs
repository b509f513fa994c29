namespace MediaFunctions.Processing.Ledger;

/// <summary>The answer to a delivery, with the row as it is now.</summary>
public sealed record Claim(ClaimKind Kind, JobRow Row);
