namespace MediaFunctions.Processing.Jobs.Deleting;

/// <summary>How far a deletion has come.</summary>
public enum DeletionOutcome
{
    /// <summary>Nothing is left of the asset.</summary>
    Deleted,

    /// <summary>A worker has yet to stop; whoever asks again, or the sweep, deletes the rest.</summary>
    WorkerStops,

    /// <summary>A video stands at Cloudflare Stream, which could not be asked; whoever asks again, or the sweep, deletes the rest.</summary>
    VideosStand,

    /// <summary>Everything is deleted but for copies that the CDN may still have.</summary>
    NotPurged,
}
