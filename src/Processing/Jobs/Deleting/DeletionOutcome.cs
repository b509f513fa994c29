namespace MediaFunctions.Processing.Jobs.Deleting;

/// <summary>How far a deletion has come.</summary>
public enum DeletionOutcome
{
    /// <summary>Nothing is left of the asset.</summary>
    Deleted,

    /// <summary>A worker has yet to stop; whoever asks again, or the sweep, deletes the rest.</summary>
    WorkerStops,

    /// <summary>Everything is deleted but for copies that the CDN may still have.</summary>
    NotPurged,
}
