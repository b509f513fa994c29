namespace MediaFunctions.Standalone.Local;

/// <summary>What <c>local/parts.mjs</c> prints when all parts are up.</summary>
internal sealed record PartsLine(
    string S3,
    string UploadsBucket,
    string MediaBucket,
    string MediaUrl,
    string AccessKeyId,
    string SecretAccessKey,
    string EventsSecret,
    string Storage);
