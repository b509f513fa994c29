namespace MediaFunctions.Processing.Storage;

/// <summary>When a put may happen: always, only where nothing is yet, or only over one known version.</summary>
public sealed record PutCondition
{
    private PutCondition() { }

    public static readonly PutCondition None = new();

    /// <summary>If-None-Match: *</summary>
    public static readonly PutCondition Absent = new() { IfNoneMatch = "*" };

    /// <summary>If-Match with this (unquoted) ETag.</summary>
    public static PutCondition Matches(string etag) => new() { IfMatch = $"\"{etag}\"" };

    public string? IfMatch { get; private init; }

    public string? IfNoneMatch { get; private init; }
}
