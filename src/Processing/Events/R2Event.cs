namespace MediaFunctions.Processing.Events;

/// <summary>R2's event notification (Cloudflare: "Event notifications", message format).</summary>
public sealed record R2Event
{
    /// <summary>PutObject, CopyObject, CompleteMultipartUpload, DeleteObject or LifecycleDeletion.</summary>
    public string Action { get; init; } = "";

    public string Bucket { get; init; } = "";

    public R2EventObject Object { get; init; } = new();

    public DateTimeOffset? EventTime { get; init; }
}
