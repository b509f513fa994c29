using MediaFunctions.Processing.Delivery;

namespace MediaFunctions.Api.Assets;

/// <summary>An asset under one recipe.</summary>
/// <param name="Manifest">The newest that was made; absent before the first success.</param>
/// <param name="Job">The newest job, which may be making a newer one.</param>
public sealed record AssetRecipeView(Manifest? Manifest, AssetJobView Job);
