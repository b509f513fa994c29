namespace MediaFunctions.Processing.Ledger;

/// <summary>The row belongs to another worker now.</summary>
public sealed class LeaseLostException(string jobId)
    : Exception($"The lease of job {jobId} is lost: another worker has it, or it could not be renewed in time.");
