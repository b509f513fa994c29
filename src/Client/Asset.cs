namespace MediaFunctions.Client;

/// <summary>What an asset has become so far.</summary>
/// <param name="AssetId">Its id.</param>
/// <param name="State"><c>promised</c> while its upload is awaited; else null.</param>
/// <param name="Recipes">By the recipe's name.</param>
public sealed record Asset(string AssetId, string? State, IReadOnlyDictionary<string, AssetRecipe> Recipes)
{
    /// <summary>When the promise ends; null where there are jobs.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
