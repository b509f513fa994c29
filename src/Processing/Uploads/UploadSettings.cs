namespace MediaFunctions.Processing.Uploads;

/// <summary>What may be uploaded (settings section <c>Uploads</c>).</summary>
public sealed record UploadSettings
{
    /// <summary>R2's and S3's largest object, bytes: 5 TiB.</summary>
    public const long LargestObject = 5L * 1024 * 1024 * 1024 * 1024;

    /// <summary>The largest upload, bytes.</summary>
    public long MaxBytes { get; init; } = 20L * 1024 * 1024 * 1024;

    /// <summary>Content types, exact or with a wildcard for the second half (<c>video/*</c>).</summary>
    public IReadOnlyList<string> AllowedTypes { get; init; } = DefaultTypes;

    /// <summary>How long a presigned URL works; R2 allows 7 days at most.</summary>
    public TimeSpan UrlLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long an upload in parts may take from its promise to its completion; R2 drops parts after 7 days.</summary>
    public TimeSpan MultipartLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Uploads that one caller may begin in an hour; 0: any number.</summary>
    public long MaxPerHour { get; init; }

    /// <summary>Bytes that one caller may promise in an hour; 0: any number.</summary>
    public long MaxBytesPerHour { get; init; }

    /// <summary>From this size on, bytes, an upload goes in parts. R2 takes at most 5 GB in one PUT.</summary>
    public long MultipartFrom { get; init; } = 64 * 1024 * 1024;

    public static readonly IReadOnlyList<string> DefaultTypes = ["video/*", "audio/*", "image/*", "application/ogg"];

    /// <summary>How long an address that is signed now for this upload works: no longer than the promise.</summary>
    public TimeSpan LifetimeFor(UploadRow row, DateTimeOffset now) =>
        row.ExpiresAt - now < UrlLifetime ? row.ExpiresAt - now : UrlLifetime;

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (MaxBytes is <= 0 or > LargestObject)
            yield return $"Uploads:MaxBytes is {MaxBytes}, expected 1 to {LargestObject} bytes (R2's largest object).";
        if (UrlLifetime <= TimeSpan.Zero || UrlLifetime > TimeSpan.FromDays(7))
            yield return $"Uploads:UrlLifetime is {UrlLifetime}, expected a time up to 7.00:00:00 (R2's longest).";
        if (MultipartLifetime <= TimeSpan.Zero || MultipartLifetime > TimeSpan.FromDays(7))
            yield return $"Uploads:MultipartLifetime is {MultipartLifetime}, expected a time up to 7.00:00:00 (R2 drops parts then).";
        if (MultipartFrom is < PartPlan.SmallestPart or > 5_000_000_000)
            yield return $"Uploads:MultipartFrom is {MultipartFrom}, expected {PartPlan.SmallestPart} to 5000000000 bytes.";
        foreach (var type in AllowedTypes.Where(t => t.Split('/') is not [{ Length: > 0 }, { Length: > 0 }]))
            yield return $"Uploads:AllowedTypes holds '{type}', expected a content type such as video/mp4 or video/*.";
    }
}
