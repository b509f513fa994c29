namespace MediaFunctions.Processing;

/// <summary>
/// Every write of the intake, of the conductor and of a deletion, in the order of a job's life. A process may die right after any of
/// them and nothing is lost or done twice (design: What must hold); the fault tests kill a process at each.
/// </summary>
public enum CrashPoint
{
    /// <summary>The job's message is on the queue, its row is not yet.</summary>
    MessageSent,

    /// <summary>The job's row stands.</summary>
    RowInserted,

    /// <summary>The upload row knows that its object arrived.</summary>
    UploadReported,

    /// <summary>The worker owns the job: lease, try and run id are in the row.</summary>
    Claimed,

    /// <summary>A file that is streamed in parts is begun in the media bucket; nothing stands under its key yet.</summary>
    UploadBegun,

    /// <summary>What the job will cost is counted to the day.</summary>
    BudgetReserved,

    /// <summary>And the row says where it is counted.</summary>
    BudgetNoted,

    /// <summary>The job waits under a ceiling of cost, and its lease is free.</summary>
    Held,

    /// <summary>Cloudflare Stream makes the video; the row does not name it yet.</summary>
    StreamCopied,

    /// <summary>The row says where else the job goes on, and its lease is free; the message there is not sent yet.</summary>
    Routed,

    /// <summary>The message to the other place is on its queue.</summary>
    RoutedMessageSent,

    /// <summary>The row says how far the video is, and its lease is free.</summary>
    StreamWaited,

    /// <summary>A video that could not be made is deleted, and the row names it no more: the job begins anew.</summary>
    StreamReset,

    /// <summary>One output of the run is in the media bucket.</summary>
    OutputPut,

    /// <summary>A file that an attempt streamed and its fallback does not have is deleted again.</summary>
    LeftoverDeleted,

    /// <summary>The row knows what a run has made.</summary>
    CheckpointWritten,

    /// <summary>The row says that the commit has begun: it can no longer be cancelled.</summary>
    CommitAnnounced,

    /// <summary>The versioned manifest stands: the job is done, whatever comes.</summary>
    ManifestPut,

    /// <summary>The recipe's pointer shows the new version.</summary>
    PointerMoved,

    /// <summary>Whoever is to be told of the end has a message on the queue of callbacks; the row does not show the end yet.</summary>
    CallbackQueued,

    /// <summary>The row says <c>succeeded</c>.</summary>
    Succeeded,

    /// <summary>What the job has cost is counted in the place of what was expected.</summary>
    BudgetSettled,

    /// <summary>The row says <c>failed</c>, <c>superseded</c> or <c>cancelled</c>.</summary>
    Ended,

    /// <summary>What an unsuccessful run had written is deleted.</summary>
    RunDeleted,

    /// <summary>The video of a job that did not come to its commit is deleted.</summary>
    StreamVideoDeleted,

    /// <summary>After a fault of the surroundings: the lease is free for the next try.</summary>
    LeaseReturned,

    /// <summary>The owner's message was shown again during its lease: a successor is on the queue.</summary>
    SuccessorSent,

    /// <summary>The successor owns the job.</summary>
    SuccessorOwns,

    /// <summary>The dead letter's row stands.</summary>
    DeadLetterWritten,

    /// <summary>The sweep has given up, at R2, the parts of an upload that was promised and never came.</summary>
    PartsAborted,

    /// <summary>The row of an upload that was promised and never came is deleted, its entry in the sweep's list is not yet.</summary>
    PromiseDeleted,

    /// <summary>A copy in the place of a promised upload is deleted.</summary>
    CopyDeleted,

    /// <summary>An attempt to tell of the end is in the row.</summary>
    CallbackRecorded,

    /// <summary>It was not taken: the message of the next attempt is on the queue, this one's still is too.</summary>
    CallbackQueuedAgain,

    /// <summary>It stands that an asset is to be deleted: from here on nothing late brings it back.</summary>
    DeletionBegun,

    /// <summary>The sources of a deleted asset are gone from the uploads bucket.</summary>
    SourceDeleted,

    /// <summary>A page of a deleted asset's objects is gone from the media bucket; the CDN may still have copies.</summary>
    ObjectsDeleted,

    /// <summary>The videos of a deleted asset are gone from Cloudflare Stream.</summary>
    VideosDeleted,

    /// <summary>One job of a deleted asset is forgotten: dead letter, entries of the index, row.</summary>
    JobForgotten,

    /// <summary>The upload's row of a deleted asset, and its promise, are gone.</summary>
    UploadForgotten,

    /// <summary>It stands that the CDN may still have copies of a deleted asset.</summary>
    PurgeOpened,

    /// <summary>It stands that nothing of the asset is left but for those copies.</summary>
    DeletionEnded,

    /// <summary>The CDN has forgotten a deleted asset.</summary>
    CopiesPurged,

    /// <summary>It no longer stands that the CDN may have copies.</summary>
    PurgeEnded,
}
