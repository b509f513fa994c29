namespace MediaFunctions.Api.Companion;

/// <summary>The presigned PUTs of several parts.</summary>
/// <param name="PresignedUrls">The addresses by the part's number.</param>
public sealed record SignedBatch(IReadOnlyDictionary<string, string> PresignedUrls);
