using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs;

/// <summary>One asset under one recipe.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Manifest">What its pointer shows; null before the first success.</param>
/// <param name="NewestJob">The job made last.</param>
public sealed record AssetRecipe(string Recipe, Manifest? Manifest, JobRow NewestJob);
