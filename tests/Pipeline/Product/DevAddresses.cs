namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>The line of <c>dev --json</c>, every member required.</summary>
public sealed record DevAddresses
{
    public required string Api { get; init; }

    public required string Key { get; init; }

    public required string Page { get; init; }

    public required string S3 { get; init; }

    public required string UploadsBucket { get; init; }

    public required string MediaBucket { get; init; }

    public required string MediaUrl { get; init; }

    public required string AccessKeyId { get; init; }

    public required string SecretAccessKey { get; init; }
}
