namespace MediaFunctions.Processing.Delivery;

/// <summary>An output that this source cannot give.</summary>
/// <param name="Name">Its name in the recipe.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record ManifestSkip(string Name, string Reason);
