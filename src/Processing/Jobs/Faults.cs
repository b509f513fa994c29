using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Routing.Stream;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What a thrown exception means for a job.</summary>
internal static class Faults
{
    public static Failure Diagnose(Exception exception) =>
        exception is DiskFullException
            ? new Failure(FailureCode.OutOfSpace, "The disk of this machine has no room for the job's files now; the job is tried again.", Retryable: true)
            : exception is StorageUnavailableException || StorageFaults.IsTransient(exception)
            ? new Failure(FailureCode.StorageUnavailable, "Storage did not answer; the job is tried again.", Retryable: true)
            : exception is StreamUnavailableException
            ? new Failure(FailureCode.StorageUnavailable, "Cloudflare Stream did not answer; the job is tried again.", Retryable: true)
            : exception is VideoLostException { Failure: var lost }
            ? lost
            : exception is RecipeBookException
            ? new Failure(FailureCode.StorageUnavailable, "The recipe book cannot be used now; the job is tried again.", Retryable: true)
            : new Failure(FailureCode.Internal, "Something went wrong on our side; the job is tried again.", Retryable: true);
}
