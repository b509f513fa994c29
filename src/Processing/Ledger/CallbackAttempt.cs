namespace MediaFunctions.Processing.Ledger;

/// <summary>One attempt to tell somebody of a job's end.</summary>
public sealed record CallbackAttempt
{
    /// <summary>The <c>webhook-id</c>: the same for all attempts of one end.</summary>
    public required string Id { get; init; }

    /// <summary>Whom: without the query, which may be a secret.</summary>
    public required string Url { get; init; }

    /// <summary>Tells URLs apart that differ only in their query: 8 hex of a hash.</summary>
    public required string Target { get; init; }

    /// <summary>From 1 on.</summary>
    public required int Attempt { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What the receiver answered; null where no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>A word for why it was not delivered; null where <see cref="Status"/> says it.</summary>
    public string? Error { get; init; }

    public required bool Delivered { get; init; }

    /// <summary>When the next attempt is due; null after the last one.</summary>
    public DateTimeOffset? NextAt { get; init; }
}
