using System.Net.Http.Headers;

namespace MediaFunctions.Processing.Uploads;

/// <summary>Which uploads are signed: name, type and size by the settings, the recipe by the book.</summary>
public sealed class UploadPolicy(UploadSettings settings)
{
    private const int MostMetadata = 32;
    private const int LongestMetadata = 8 * 1024;
    private const int LongestType = 255;

    /// <summary>Why the upload is refused; null when it may come.</summary>
    public Refusal? Check(UploadRequest request)
    {
        if (UploadKey.NameObjection(request.FileName) is { } objection)
            return new Refusal(RefusalCode.InvalidRequest, objection);
        if (!IsHeader(request.ContentType)
            || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType is not { } mediaType)
        {
            return new Refusal(
                RefusalCode.InvalidRequest, "contentType is missing or no content type; expected one such as video/mp4.");
        }
        if (!settings.AllowedTypes.Any(allowed => Matches(allowed, mediaType)))
        {
            return new Refusal(
                RefusalCode.TypeNotAllowed,
                $"Uploads of type '{mediaType}' are not taken; allowed are {string.Join(", ", settings.AllowedTypes)}.");
        }
        if (request.SizeBytes < 0)
            return new Refusal(RefusalCode.InvalidRequest, "size is below 0; expected the file's size in bytes.");
        if (request.SizeBytes > settings.MaxBytes)
        {
            return new Refusal(
                RefusalCode.TooLarge, $"The file has {request.SizeBytes} bytes; at most {settings.MaxBytes} are taken.");
        }
        return CheckMetadata(request.Metadata ?? new Dictionary<string, string>());
    }

    /// <summary>It is signed, sent and compared as a header: what the parser bears with (folded lines) is no good there.</summary>
    private static bool IsHeader(string text) => text.Length <= LongestType && text.All(c => c is >= ' ' and <= '~');

    internal static Refusal? CheckMetadata(IReadOnlyDictionary<string, string> metadata)
    {
        var length = metadata.Sum(entry => entry.Key.Length + entry.Value.Length);
        return metadata.Count > MostMetadata || length > LongestMetadata
            ? new Refusal(
                RefusalCode.InvalidRequest,
                $"metadata has {metadata.Count} entries of {length} characters; at most {MostMetadata} of {LongestMetadata} are kept.")
            : null;
    }

    private static bool Matches(string allowed, string type) =>
        allowed.EndsWith("/*", StringComparison.Ordinal)
            ? type.StartsWith(allowed[..^1], StringComparison.OrdinalIgnoreCase)
            : type.Equals(allowed, StringComparison.OrdinalIgnoreCase);
}
