using MediaFunctions.Processing.Jobs.Announcing;
using MediaFunctions.Processing.Ledger;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Gives jobs up: the dead letter first, then who is to be told, then the job's row, then what its run wrote.</summary>
public sealed partial class DeadLetters(
    DeadLetterStore letters,
    JobStore store,
    RunFolders runs,
    JobHerald herald,
    JobSpending spending,
    BudgetSettler budget,
    TimeProvider clock,
    ICrashPoints crashPoints,
    ILogger<DeadLetters> log)
{
    /// <summary>The diagnosis of a job whose workers died without a word.</summary>
    public static Failure Killer(int tries) => new(
        FailureCode.Internal,
        $"{tries} workers died or vanished while they worked on this file. Look at their logs, then retry the job.",
        Retryable: true);

    /// <summary>The diagnosis of a job whose message the queue gave up.</summary>
    public static Failure GivenUp(JobRow row) => row.Failure ?? new Failure(
        FailureCode.Internal, "The queue gave the job's message up before a worker could take it. Retry the job.", Retryable: true);

    /// <summary>Keeps the message as a dead letter and fails the job, unless somebody works on it by now.</summary>
    /// <param name="work">The last try, of a worker that lives; null where there is none.</param>
    public async Task BuryAsync(JobRow row, Failure diagnosis, CancellationToken cancellationToken, JobWork? work = null)
    {
        var text = $"{diagnosis.Code}: {diagnosis.Message}";
        await letters.WriteAsync(row.Job.JobId, JobQueue.Write(row.Job), row.Tries, text, cancellationToken);
        crashPoints.Passed(CrashPoint.DeadLetterWritten);
        await herald.AnnounceAsync(row with { State = JobState.Failed, Failure = diagnosis }, null, cancellationToken);
        var token = row.LeaseToken;
        var stands = await store.ChangeAsync(
            row.Job.AssetId,
            row.Job.Version,
            newest => newest.State.IsFinal() || newest.LeaseToken != token
                ? null
                : (work is null ? spending.Leave(newest) : spending.Leave(newest, work)) with
                {
                    State = JobState.Failed,
                    Failure = diagnosis,
                    LeaseToken = null,
                    LeaseUntil = null,
                    Progress = null,
                    FinishedAt = clock.GetUtcNow(),
                },
            cancellationToken);
        // Whoever took the job meanwhile writes into the same folder.
        if (stands?.State == JobState.Failed)
        {
            Buried(row.Job.JobId, row.Tries, text);
            await budget.TrySettleAsync(stands, cancellationToken);
            await runs.TryDeleteAsync(row, cancellationToken);
        }
        else if (stands?.State.IsFinal() != true)
        {
            await letters.DeleteAsync(row.Job.JobId, cancellationToken);
        }
    }

    /// <summary>Keeps a message that is none of ours, so that a person can look at it.</summary>
    public async Task KeepForeignAsync(string id, string messageText, CancellationToken cancellationToken)
    {
        await letters.WriteAsync(id, messageText, 0, "The message is not a job that this version can read.", cancellationToken);
        KeptForeign(id);
    }

    // Alerts look for "is a dead letter" (infra/azure).
    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId} is a dead letter after {Tries} tries: {Diagnosis}")]
    private partial void Buried(string jobId, int tries, string diagnosis);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} is a dead letter: no job that this version can read")]
    private partial void KeptForeign(string messageId);
}
