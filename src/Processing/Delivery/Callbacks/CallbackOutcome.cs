namespace MediaFunctions.Processing.Delivery.Callbacks;

/// <summary>What became of one attempt.</summary>
/// <param name="Status">What the receiver answered; null where no answer came.</param>
/// <param name="Error">A word for why it was not delivered; null where <paramref name="Status"/> says it.</param>
public sealed record CallbackOutcome(int? Status, string? Error = null)
{
    public const string NotAllowed = "not-allowed";
    public const string AddressRefused = "address-refused";
    public const string RedirectRefused = "redirect-refused";

    private const int Gone = 410;

    /// <summary>How long the receiver asks not to be called (429 and 503); null where it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool IsDelivered => Error is null && Status is >= 200 and < 300;

    /// <summary>Whether no further attempt is made: it is delivered, the receiver wants none, or it may not be called.</summary>
    public bool IsLast => IsDelivered || Status == Gone || Error is NotAllowed or AddressRefused;
}
