using System.Text.Json;

namespace MediaFunctions.Api.Companion;

/// <summary>The metadata of an upload in parts: Uppy sends whatever its file has, and not only texts.</summary>
internal static class MultipartMetadata
{
    /// <summary>The entries as texts; or the refusal of one that is none.</summary>
    public static Result<List<KeyValuePair<string, string>>, Refusal> Read(IReadOnlyDictionary<string, JsonElement>? metadata)
    {
        var texts = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in metadata ?? new Dictionary<string, JsonElement>())
        {
            if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                return new Refusal(RefusalCode.InvalidRequest, $"metadata.{name} is no text, number or flag.");
            // Uppy sends null for what a file does not have (relativePath).
            if (value.ValueKind == JsonValueKind.Null)
                continue;
            if (LateText.Of(value) is not { } text)
                return new Refusal(RefusalCode.InvalidRequest, $"metadata.{name} has half of a surrogate pair; expected well-formed Unicode.");
            texts.Add(KeyValuePair.Create(name, text));
        }
        return texts;
    }
}
