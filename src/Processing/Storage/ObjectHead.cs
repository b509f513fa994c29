namespace MediaFunctions.Processing.Storage;

/// <summary>What HEAD says of an object.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ETag">Unquoted.</param>
/// <param name="SizeBytes">Bytes.</param>
/// <param name="LastModified">R2's clock.</param>
/// <param name="ContentType">As it was uploaded; null in listings.</param>
/// <param name="Metadata">User metadata without <c>x-amz-meta-</c>, names in lower case; empty in listings.</param>
public sealed record ObjectHead(
    string Key,
    string ETag,
    long SizeBytes,
    DateTimeOffset LastModified,
    string? ContentType,
    IReadOnlyDictionary<string, string> Metadata);
