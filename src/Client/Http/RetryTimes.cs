namespace MediaFunctions.Client.Http;

/// <summary>Reads <c>Retry-After</c>.</summary>
internal static class RetryTimes
{
    /// <summary>How long to wait; null where the answer does not say.</summary>
    public static TimeSpan? Of(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - (response.Headers.Date ?? TimeProvider.System.GetUtcNow()),
        _ => null,
    };
}
