namespace MediaFunctions.Api.Companion;

/// <summary>An empty object: Companion's answer to what is done.</summary>
public sealed record NothingMore;
