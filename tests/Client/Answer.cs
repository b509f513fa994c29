namespace MediaFunctions.Tests.Client;

/// <param name="Status">0: the connection breaks without an answer.</param>
internal sealed record Answer(int Status, string Body = "", string? ETag = null)
{
    public string? ContentType { get; init; }

    public string? RetryAfter { get; init; }

    public string? Location { get; init; }

    /// <summary>The connection breaks after the body, and after this; null: it ends as it should.</summary>
    public Task? BreaksAfter { get; init; }

    /// <summary>The answer waits for this; null: at once.</summary>
    public Task? After { get; init; }
}
