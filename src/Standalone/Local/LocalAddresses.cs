namespace MediaFunctions.Standalone.Local;

/// <summary>Where the local pipeline is and how to get in (the line of <c>dev --json</c>).</summary>
/// <param name="Api">The API's address, without <c>/api</c>.</param>
/// <param name="Key">An API key of this run.</param>
/// <param name="Page">Where a browser goes.</param>
/// <param name="S3">R2's S3 endpoint.</param>
/// <param name="UploadsBucket">Its private bucket.</param>
/// <param name="MediaBucket">Its public bucket.</param>
/// <param name="MediaUrl">Where the public bucket is read.</param>
/// <param name="AccessKeyId">For the S3 endpoint.</param>
/// <param name="SecretAccessKey">For the S3 endpoint.</param>
internal sealed record LocalAddresses(
    string Api,
    string Key,
    string Page,
    string S3,
    string UploadsBucket,
    string MediaBucket,
    string MediaUrl,
    string AccessKeyId,
    string SecretAccessKey);
