namespace MediaFunctions.Processing.Uploads;

/// <summary>The presigned PUTs of some parts.</summary>
/// <param name="Urls">By the part's number.</param>
/// <param name="Lifetime">How long they work.</param>
public sealed record SignedParts(IReadOnlyDictionary<int, string> Urls, TimeSpan Lifetime);
