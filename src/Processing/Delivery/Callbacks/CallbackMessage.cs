namespace MediaFunctions.Processing.Delivery.Callbacks;

/// <summary>One message of the queue <c>job-callbacks</c>: that this URL is to be told of this end of this job.</summary>
/// <remarks>What it is told stands in the job's row when it is told: a message that came before the row's end waits for it.</remarks>
public sealed record CallbackMessage
{
    /// <summary>The newest schema that this code writes. It reads this one and the one before.</summary>
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    public required string JobId { get; init; }

    /// <summary>
    /// When the job's row was made, in Unix milliseconds: a job that was deleted and whose bytes come again under the same key
    /// has the same id, and counts its ends anew.
    /// </summary>
    public required long Created { get; init; }

    /// <summary>Which end of the job: one more each time that it is brought back.</summary>
    public required int Round { get; init; }

    public required string Url { get; init; }

    /// <summary>From 1 on.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>How often the row had not ended yet.</summary>
    public int Looks { get; init; }

    /// <summary>The <c>webhook-id</c>: the same for every attempt, every receiver, and every message about this end.</summary>
    public string WebhookId => $"msg_{JobId}_{Created}_{Round}";
}
