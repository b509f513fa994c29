namespace MediaFunctions.Processing.Jobs;

/// <summary>R2 failed a run in its middle, after all retries.</summary>
public sealed class StorageUnavailableException(Exception inner)
    : IOException("R2 failed while a run read its source or wrote its outputs.", inner);
