using System.Text.Json;
using MediaFunctions.Processing.Events;

namespace MediaFunctions.Api.Events;

/// <summary>
/// Reads R2's notification as leniently as it can be understood: what we do not use (account, copySource, whatever
/// comes next) may be anything.
/// </summary>
public static class EventReader
{
    /// <summary>The id that the Forwarder gave the event; null where it gave none.</summary>
    public static string? IdOf(JsonElement entry) => Text(entry, "id");

    /// <summary>The notification; null where it is none that could be acted on.</summary>
    public static R2Event? TryRead(JsonElement entry)
    {
        if (Member(entry, "event") is not { } notice
            || Text(notice, "action") is not { } action
            || Text(notice, "bucket") is not { } bucket
            || Member(notice, "object") is not { } subject
            || Text(subject, "key") is not { } key)
        {
            return null;
        }
        return new R2Event
        {
            Action = action,
            Bucket = bucket,
            Object = new R2EventObject { Key = key, Size = Number(subject, "size"), ETag = Text(subject, "eTag") },
            EventTime = Time(notice, "eventTime"),
        };
    }

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } member ? LateText.Of(member) : null;

    private static long Number(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt64(out var number) ? number : 0;

    private static DateTimeOffset? Time(JsonElement parent, string name) =>
        Text(parent, name) is not null && Member(parent, name) is { } member && member.TryGetDateTimeOffset(out var time) ? time : null;
}
