using System.Security.Cryptography;
using System.Text;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Ledger;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs.Announcing;

/// <summary>
/// Takes one message of the queue of callbacks to its end: one attempt, recorded on the job; where it was not taken, a message
/// for the next one. Returning means that the message is done with; throwing means that the queue is to show it again.
/// </summary>
public sealed partial class CallbackCourier(
    JobStore store,
    CallbackQueue queue,
    CallbackPolicy policy,
    CallbackPayloads payloads,
    CallbackSender sender,
    CallbackBackoff backoff,
    DeadLetters deadLetters,
    TimeProvider clock,
    ICrashPoints crashPoints,
    ILogger<CallbackCourier> log)
{
    /// <summary>A day of looks: whoever ends the job after that sends a message of his own.</summary>
    private const int MostLooks = 160;

    private const int MostRecorded = 100;
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AfterPoison = TimeSpan.FromMinutes(10);

    /// <summary>Makes the attempt that the message asks for.</summary>
    /// <exception cref="Exception">A fault of storage, or the worker is stopping.</exception>
    public async Task DeliverAsync(string messageText, CancellationToken cancellationToken)
    {
        if (CallbackQueue.Read(messageText) is not { } message)
        {
            await deadLetters.KeepForeignAsync(Ids.NewToken(), messageText, cancellationToken);
            return;
        }
        // Deleted with its asset, even if it has come again since, or brought back: that end is no more, and the next one is told.
        if (await store.GetAsync(message.JobId, cancellationToken) is not { } row
            || row.CreatedAt.ToUnixTimeMilliseconds() != message.Created || row.Round > message.Round)
            return;
        if (row.Round < message.Round || !row.State.IsFinal())
            await LookAgainAsync(message, cancellationToken);
        else if (row.State != JobState.Superseded && !IsTold(row, message))
            await AttemptAsync(message, row, cancellationToken);
    }

    /// <summary>Takes a message that the queue gave up: storage was away for so long, the receiver has no part in it.</summary>
    public async Task BuryAsync(string messageText, string messageId, CancellationToken cancellationToken)
    {
        if (CallbackQueue.Read(messageText) is { } message)
            await queue.SendAsync(message, AfterPoison, cancellationToken);
        else
            await deadLetters.KeepForeignAsync(messageId, messageText, cancellationToken);
    }

    private async Task AttemptAsync(CallbackMessage message, JobRow row, CancellationToken cancellationToken)
    {
        var body = await payloads.OfAsync(row, cancellationToken);
        var url = new Uri(message.Url);
        var host = CallbackAddress.HostOf(url) ?? "";
        var at = clock.GetUtcNow();
        var outcome = policy.Allows(message.Url)
            ? await sender.SendAsync(url, message.WebhookId, body, cancellationToken)
            : new CallbackOutcome(null, CallbackOutcome.NotAllowed);
        var delay = outcome.IsLast ? null : backoff.After(message.Attempt, outcome.RetryAfter);
        var attempt = new CallbackAttempt
        {
            Id = message.WebhookId,
            Url = CallbackAddress.Shown(message.Url),
            Target = TargetOf(message.Url),
            Attempt = message.Attempt,
            At = at,
            Status = outcome.Status,
            Error = outcome.Error,
            Delivered = outcome.IsDelivered,
            NextAt = at + delay,
        };
        // Not the path: many a hook's path is its secret.
        Attempted(message.JobId, host, message.Attempt, outcome.Status, outcome.Error);
        await store.ChangeAsync(
            row.Job.AssetId,
            row.Job.Version,
            newest => newest.CreatedAt == row.CreatedAt
                ? newest with { Callbacks = [.. newest.Callbacks.Append(attempt).TakeLast(MostRecorded)] }
                : null,
            cancellationToken);
        crashPoints.Passed(CrashPoint.CallbackRecorded);
        if (delay is not { } pause)
        {
            if (!outcome.IsDelivered)
                GivenUp(message.JobId, host, message.Attempt);
            return;
        }
        await queue.SendAsync(message with { Attempt = message.Attempt + 1 }, pause, cancellationToken);
        crashPoints.Passed(CrashPoint.CallbackQueuedAgain);
    }

    /// <summary>The row's end was about to be written, or whoever was about to write it died and another will.</summary>
    private async Task LookAgainAsync(CallbackMessage message, CancellationToken cancellationToken)
    {
        if (message.Looks >= MostLooks)
            return;
        var delay = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, message.Looks), LongestLook.TotalSeconds));
        await queue.SendAsync(message with { Looks = message.Looks + 1 }, delay, cancellationToken);
    }

    /// <summary>Whether a twin of this message, as crashes leave them, has come further.</summary>
    private static bool IsTold(JobRow row, CallbackMessage message)
    {
        var target = TargetOf(message.Url);
        return row.Callbacks.Any(known => known.Id == message.WebhookId && known.Target == target
            && (known.NextAt is null || known.Attempt > message.Attempt));
    }

    private static string TargetOf(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)))[..8];

    [LoggerMessage(Level = LogLevel.Information, Message = "Callback of job {JobId} to {Host}, attempt {Attempt}: {Status} {Error}")]
    private partial void Attempted(string jobId, string host, int attempt, int? status, string? error);

    // Alerts look for "is a dead letter" (infra/azure).
    [LoggerMessage(Level = LogLevel.Error, Message = "Callback of job {JobId} to {Host} is a dead letter after {Tries} tries")]
    private partial void GivenUp(string jobId, string host, int tries);
}
