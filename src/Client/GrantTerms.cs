namespace MediaFunctions.Client;

/// <summary>What an upload grant is to be for; what is null is left to whoever redeems it.</summary>
public sealed record GrantTerms
{
    /// <summary>The file's name.</summary>
    public string? FileName { get; init; }

    /// <summary>Its type: exact, or with a wildcard for the second half (video/*).</summary>
    public string? ContentType { get; init; }

    /// <summary>Its exact size in bytes; not with <see cref="MaxBytes"/>.</summary>
    public long? Size { get; init; }

    /// <summary>Its largest size in bytes.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>What to make of it; null leaves it to the service's rules.</summary>
    public string? Recipe { get; init; }

    /// <summary>Kept with the upload, never shown in public.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Where the end of its job is told, besides where the service's settings say.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>How long it can be redeemed: up to a day; null: 900.</summary>
    public int? LifetimeSeconds { get; init; }
}
