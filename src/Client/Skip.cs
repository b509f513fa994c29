namespace MediaFunctions.Client;

/// <summary>An output that the source cannot give.</summary>
/// <param name="Name">Its name in the recipe.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record Skip(string Name, string Reason);
