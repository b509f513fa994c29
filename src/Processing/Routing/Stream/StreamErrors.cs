namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>Stream's words for what went wrong, in ours.</summary>
public static class StreamErrors
{
    // Of the API, not of videos; no page lists them, public clients do. Both say that what is uploaded is more than may be:
    // the file, or the minutes that the account has paid for.
    private static readonly int[] NoRoomCodes = [10011, 10014];

    /// <summary>The account has no room for it.</summary>
    public static Failure NoRoom { get; } = new(
        FailureCode.StorageUnavailable,
        "Cloudflare Stream takes no more: the video, or all videos together, are more than the account may store.",
        Retryable: true);

    /// <summary>Stream says that it could not fetch the source.</summary>
    public static Failure NotFetched { get; } = new(
        FailureCode.StorageUnavailable, "Cloudflare Stream could not fetch the upload from R2.", Retryable: true);

    /// <summary>The video is there, and its MP4 will not be.</summary>
    public static Failure NoFile { get; } = new(
        FailureCode.Internal, "Cloudflare Stream could not make the MP4 of the video; the job may be tried again.", Retryable: true);

    /// <summary>What speaks against Stream after it failed so, as a sentence.</summary>
    public static string After(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure == NotFetched ? "Cloudflare Stream could not fetch the upload before." : failure.Code switch
        {
            FailureCode.NotMedia => "Cloudflare Stream took the upload for no video.",
            FailureCode.Corrupt => "Cloudflare Stream found data in the upload that it could not decode.",
            FailureCode.TimedOut => "Cloudflare Stream was not done in time before.",
            FailureCode.NoOutput or FailureCode.TooLong => failure.Message,
            _ => "Cloudflare Stream could not make it before.",
        };
    }

    /// <summary>It took longer than <c>Stream:Patience</c>.</summary>
    public static Failure TooSlow(TimeSpan patience) => new(
        FailureCode.TimedOut, $"Cloudflare Stream was not done after {patience}. Try again later, or let the recipe be made elsewhere.", Retryable: true);

    /// <summary>What an error of a video means (Cloudflare: "Use webhooks", "Error codes").</summary>
    /// <param name="reason"><c>errorReasonCode</c>; null, or a word that we do not know: as <c>ERR_UNKNOWN</c>.</param>
    public static Failure Of(string? reason) => reason switch
    {
        "ERR_NON_VIDEO" => new Failure(
            FailureCode.NotMedia, "Cloudflare Stream takes the upload for no video. Upload a film, or use a recipe that is made elsewhere."),
        "ERR_MALFORMED_VIDEO" => new Failure(
            FailureCode.Corrupt, "Cloudflare Stream found data in the upload that cannot be decoded. Export it anew and upload it again."),
        "ERR_DURATION_TOO_SHORT" => new Failure(
            FailureCode.NoOutput, "The upload is shorter than the 0.1 seconds that Cloudflare Stream takes."),
        "ERR_DURATION_EXCEED_CONSTRAINT" => new Failure(
            FailureCode.TooLong, "The upload is longer than Cloudflare Stream takes."),
        "ERR_FETCH_ORIGIN_ERROR" => NotFetched,
        _ => new Failure(
            FailureCode.Internal, "Cloudflare Stream could not make the video and does not say why; the job may be tried again.", Retryable: true),
    };

    /// <summary>Why the API refuses a copy for good; null where the same may be taken later.</summary>
    internal static Failure? Refusal(int status, IEnumerable<StreamError> errors)
    {
        if (status == 413 || errors.Any(error => NoRoomCodes.Contains(error.Code)))
            return NoRoom;
        return status is >= 400 and < 500 and not (401 or 403 or 429)
            ? new Failure(FailureCode.Internal, "Cloudflare Stream refused the upload.", Retryable: true)
            : null;
    }
}
