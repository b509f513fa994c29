namespace MediaFunctions.Client;

/// <summary>An output that the source cannot give.</summary>
public sealed record Skip(string Name, string Kind, string Reason);
