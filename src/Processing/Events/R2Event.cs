namespace MediaFunctions.Processing.Events;

/// <summary>R2's event notification (Cloudflare: "Event notifications", message format).</summary>
/// <remarks>Set, not init: generated readers overwrite the defaults of init properties that the text does not name.</remarks>
public sealed record R2Event
{
    /// <summary>PutObject, CopyObject, CompleteMultipartUpload, DeleteObject or LifecycleDeletion.</summary>
    public string Action { get; set; } = "";

    public string Bucket { get; set; } = "";

    public R2EventObject Object { get; set; } = new();

    public DateTimeOffset? EventTime { get; set; }
}
