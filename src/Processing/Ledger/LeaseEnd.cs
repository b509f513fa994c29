namespace MediaFunctions.Processing.Ledger;

/// <summary>Why a worker must stop before it is done.</summary>
public enum LeaseEnd
{
    /// <summary>The lease ran out or is another worker's: nothing more may be written to the row.</summary>
    Lost,

    /// <summary>Somebody cancelled the job; the lease is still held.</summary>
    CancelRequested,
}
