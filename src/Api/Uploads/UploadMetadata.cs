namespace MediaFunctions.Api.Uploads;

/// <summary>Metadata as clients send it: the reader of JSON lets a null pass for a text.</summary>
internal static class UploadMetadata
{
    /// <summary>Why it is refused; null when it is not.</summary>
    public static Refusal? Objection(IReadOnlyDictionary<string, string>? metadata) =>
        metadata?.FirstOrDefault(entry => entry.Value is null).Key is { } empty
            ? new Refusal(RefusalCode.InvalidRequest, $"metadata.{empty} is null; expected a text.")
            : null;
}
