namespace MediaFunctions.Client;

/// <summary>An asset under one recipe.</summary>
/// <param name="Manifest">The newest that was made; null before the first success.</param>
/// <param name="Job">The newest job.</param>
public sealed record AssetRecipe(Manifest? Manifest, AssetJob Job);
