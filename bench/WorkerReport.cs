namespace MediaFunctions.Bench;

/// <summary>What one message took.</summary>
/// <param name="Seconds">From claim to commit and all that follows it.</param>
/// <param name="IdleBytes">The worker's resident memory before.</param>
/// <param name="PeakBytes">Its peak meanwhile.</param>
/// <param name="StorageOperations">What it asked of queues and tables.</param>
internal sealed record WorkerReport(double Seconds, double IdleBytes, double PeakBytes, long StorageOperations = 0);
