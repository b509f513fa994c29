namespace MediaFunctions.Processing.Jobs.Announcing;

/// <summary>The body of a callback, of the shape that Standard Webhooks suggests.</summary>
/// <param name="Type"><c>job.succeeded</c>, <c>job.failed</c> or <c>job.cancelled</c>.</param>
/// <param name="Timestamp">When the job ended; the same in every attempt.</param>
/// <param name="Data">The job.</param>
public sealed record CallbackPayload(string Type, DateTimeOffset Timestamp, CallbackJob Data);
