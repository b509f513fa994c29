namespace MediaFunctions.Api.Assets;

/// <summary>What an asset has become so far.</summary>
public sealed record AssetView
{
    public required string AssetId { get; init; }

    /// <summary><c>promised</c> while its upload is signed and no job of it is known; else absent.</summary>
    public string? State { get; init; }

    /// <summary>When the promise ends; absent where there are jobs.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>By the recipe's name.</summary>
    public required IReadOnlyDictionary<string, AssetRecipeView> Recipes { get; init; }
}
