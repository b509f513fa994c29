using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>The event that R2 would have sent of an object that the sweep has seen.</summary>
internal static class SeenObject
{
    public static R2Event Event(string bucket, ObjectHead head) => new()
    {
        Action = "PutObject",
        Bucket = bucket,
        Object = new R2EventObject { Key = head.Key, Size = head.SizeBytes, ETag = head.ETag },
        EventTime = head.LastModified,
    };
}
