namespace MediaFunctions.Processing.Uploads.Grants;

/// <summary>A right to make one upload, given away by a caller with a key.</summary>
public sealed record Grant
{
    public required string Id { get; init; }

    /// <summary>SHA-256 of the secret that its holder shows, hex.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Who gave it (<see cref="Caller.Id"/>).</summary>
    public required string GivenBy { get; init; }

    public required GrantTerms Terms { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The upload that it was redeemed for; null before.</summary>
    public string? AssetId { get; init; }
}
