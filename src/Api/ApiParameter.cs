namespace MediaFunctions.Api;

/// <summary>One parameter of the query.</summary>
/// <param name="Name">As it stands in the address.</param>
/// <param name="Summary">What it does, what it may be.</param>
/// <param name="IsNumber">Whether it is a whole number rather than a text.</param>
/// <param name="IsRequired">Whether nothing is answered without it.</param>
public sealed record ApiParameter(string Name, string Summary, bool IsNumber = false, bool IsRequired = false);
