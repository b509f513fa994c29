namespace MediaFunctions.Client;

/// <summary>Which jobs to list: all that is set must hold.</summary>
public sealed record JobFilter
{
    public JobState? State { get; init; }

    public string? Recipe { get; init; }

    public string? AssetId { get; init; }

    /// <summary>Made then or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Made before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>At most so many a page; null: the API's own choice.</summary>
    public int? PageSize { get; init; }
}
