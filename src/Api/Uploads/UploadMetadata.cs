namespace MediaFunctions.Api.Uploads;

/// <summary>The metadata of an upload as JSON brings it.</summary>
internal static class UploadMetadata
{
    /// <summary>The refusal of an entry that is no text: a null passes the reader of JSON.</summary>
    public static Refusal? Objection(IReadOnlyDictionary<string, string>? metadata) =>
        metadata?.FirstOrDefault(entry => entry.Value is null).Key is { } empty
            ? new Refusal(RefusalCode.InvalidRequest, $"metadata.{empty} is null; expected a text.")
            : null;
}
