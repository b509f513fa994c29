namespace MediaFunctions.Client;

/// <summary>The API, or R2 behind a presigned address, refused a request.</summary>
/// <param name="code">The stable word to switch on, such as <c>type-not-allowed</c>.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">What was wrong, what was expected, what to do.</param>
public sealed class MediaFunctionsException(string code, int status, string detail) : Exception(detail)
{
    public string Code => code;

    public int Status => status;

    public string Detail => Message;

    /// <summary>When it is worth another try; null where nothing was said of it.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the presigned address was too old.</summary>
    internal bool AddressExpired { get; init; }
}
