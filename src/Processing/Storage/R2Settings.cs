namespace MediaFunctions.Processing.Storage;

/// <summary>Where R2 is and how to sign for it (settings section <c>R2</c>).</summary>
public sealed record R2Settings
{
    /// <summary>The Cloudflare account; makes the endpoint where <see cref="Endpoint"/> is not set.</summary>
    public string? AccountId { get; init; }

    /// <summary>The S3 endpoint; overrides the one of <see cref="AccountId"/> (EU jurisdiction, local runs).</summary>
    public string? Endpoint { get; init; }

    public string AccessKeyId { get; init; } = "";

    public string SecretAccessKey { get; init; } = "";

    /// <summary>The private bucket that clients upload to.</summary>
    public string UploadsBucket { get; init; } = "";

    /// <summary>The public bucket that outputs and manifests stand in.</summary>
    public string MediaBucket { get; init; } = "";

    /// <summary>The address under which the public bucket is read, without a slash at its end.</summary>
    public string PublicBaseUrl { get; init; } = "";

    /// <summary>The S3 endpoint in effect.</summary>
    public Uri ServiceUrl => new(Endpoint ?? $"https://{AccountId}.r2.cloudflarestorage.com");

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (string.IsNullOrEmpty(AccountId) && string.IsNullOrEmpty(Endpoint))
            yield return "R2:AccountId (or R2:Endpoint) is missing: the account id stands on the R2 page of the dashboard.";
        if (Endpoint is { Length: > 0 } && !Uri.TryCreate(Endpoint, UriKind.Absolute, out _))
            yield return $"R2:Endpoint is '{Endpoint}', expected an absolute URL such as https://<account>.r2.cloudflarestorage.com.";
        if (AccessKeyId.Length == 0)
            yield return "R2:AccessKeyId is missing: make an R2 API token with read and write on both buckets.";
        if (SecretAccessKey.Length == 0)
            yield return "R2:SecretAccessKey is missing: it is shown once, when the R2 API token is made.";
        if (UploadsBucket.Length == 0)
            yield return "R2:UploadsBucket is missing: the name of the private bucket that clients upload to.";
        if (MediaBucket.Length == 0)
            yield return "R2:MediaBucket is missing: the name of the public bucket for outputs.";
        if (!Uri.TryCreate(PublicBaseUrl, UriKind.Absolute, out _))
            yield return $"R2:PublicBaseUrl is '{PublicBaseUrl}', expected the public bucket's address such as https://media.example.com.";
    }
}
