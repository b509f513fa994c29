using System.Text.Json;
using MediaFunctions.Processing.Events;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Api.Events;

/// <summary>Takes a signed batch of R2's notifications and says of each what became of it.</summary>
public sealed partial class TakeEvents(WebhookVerifier verifier, EventIntake intake, ILogger<TakeEvents> log) : IApiHandler
{
    public const string Name = "TakeEvents";
    public const string Method = "POST";
    public const string Pattern = "api/events/r2";

    // Each event is a few calls to storage; more at once only queue up there.
    private const int AtOnce = 8;

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Webhook,
        Signature = ["webhook-id", "webhook-timestamp", "webhook-signature"],
        SignedAs = "As Standard Webhooks says.",
        Summary = "Takes a batch of R2's notifications, signed as Standard Webhooks says. Answers for each on its own.",
        Resource = "Events",
        Handler = typeof(TakeEvents),
        Request = typeof(EventBatch),
        Response = typeof(EventResults),
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var untrusted = verifier.Verify(
            call.Header("webhook-id"), call.Header("webhook-timestamp"), call.Header("webhook-signature"), call.Body.Span);
        if (untrusted is not null)
            return untrusted;
        if (!call.Read(ApiJson.Default.EventBatch).Succeeded(out var batch, out var refusal))
            return refusal;

        var results = new EventResult[batch.Events.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, results.Length, limits, async (i, cancellation) =>
            results[i] = await TakeAsync(batch.Events[i], cancellation));
        return Reply.Ok(new EventResults(results), ApiJson.Default.EventResults);
    }

    private async Task<EventResult> TakeAsync(JsonElement entry, CancellationToken cancellationToken)
    {
        var id = EventReader.IdOf(entry);
        if (EventReader.TryRead(entry) is not { } notice)
            return new EventResult(id, IntakeOutcome.Ignored, "it is no R2 notification: action, bucket or object.key is missing", null);
        try
        {
            var taken = await intake.AcceptAsync(notice, cancellationToken);
            return new EventResult(id, taken.Outcome, taken.Reason, taken.JobId);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Its neighbours have been taken: only this one must come again.
            Failed(id, e);
            return new EventResult(id, IntakeOutcome.Retry, "the service failed at it", null);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Id} must come again: taking it failed")]
    private partial void Failed(string? id, Exception exception);
}
