namespace MediaFunctions.Api.Companion;

/// <summary>The presigned PUT of one part.</summary>
/// <param name="Url">The address.</param>
/// <param name="Expires">Seconds that it works.</param>
public sealed record SignedPart(string Url, long Expires);
