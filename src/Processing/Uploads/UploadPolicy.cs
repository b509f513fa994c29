using System.Net.Http.Headers;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Processing.Uploads;

/// <summary>Which uploads are signed: name, type and size by the settings and by the recipe, where it is known.</summary>
public sealed class UploadPolicy(UploadSettings settings)
{
    /// <summary>R2's largest object that comes in one PUT, bytes.</summary>
    public const long LargestPut = 5_000_000_000;

    private const int MostMetadata = 32;
    private const int LongestMetadata = 8 * 1024;
    private const int LongestType = 255;

    /// <summary>Why the upload is refused, whatever is made of it; null when it may come.</summary>
    public Refusal? Check(UploadRequest request)
    {
        if (FileName.Objection(request.FileName) is { } objection)
            return new Refusal(RefusalCode.InvalidRequest, objection);
        return CheckType(request) ?? CheckSize(request) ?? CheckMetadata(request.Metadata ?? new Dictionary<string, string>());
    }

    /// <summary>Why this recipe does not take the upload; null when it does, as far as is known before the upload.</summary>
    public static Refusal? Check(UploadRequest request, Recipe? recipe)
    {
        if (recipe?.Uploads is not { } limits)
            return null;
        if (request.ContentType is { } type && limits.Types.Count > 0 && !limits.Types.Any(allowed => TypePattern.Fits(allowed, type)))
        {
            return new Refusal(
                RefusalCode.TypeNotAllowed,
                $"The recipe '{recipe.Name}' takes no uploads of type '{type}', only {string.Join(", ", limits.Types)}.");
        }
        return request.SizeBytes > limits.MaxBytes
            ? new Refusal(
                RefusalCode.TooLarge,
                $"The file has {request.SizeBytes} bytes; the recipe '{recipe.Name}' takes uploads of at most {limits.MaxBytes}.")
            : null;
    }

    private Refusal? CheckType(UploadRequest request)
    {
        if (request.ContentType is null && request.Way == UploadWay.PartsOfClient)
            return null;
        if (request.ContentType is not { } text || !IsHeader(text)
            || !MediaTypeHeaderValue.TryParse(text, out var type) || type.MediaType is not { } mediaType)
        {
            return new Refusal(
                RefusalCode.InvalidRequest, "contentType is missing or no content type; expected one such as video/mp4.");
        }
        return settings.AllowedTypes.Any(allowed => TypePattern.Fits(allowed, mediaType))
            ? null
            : new Refusal(
                RefusalCode.TypeNotAllowed,
                $"Uploads of type '{mediaType}' are not taken; allowed are {string.Join(", ", settings.AllowedTypes)}.");
    }

    private Refusal? CheckSize(UploadRequest request)
    {
        if (request.SizeBytes is null && request.Way == UploadWay.BySize)
            return new Refusal(RefusalCode.InvalidRequest, "size is missing; expected the file's size in bytes.");
        if (request.SizeBytes < 0)
            return new Refusal(RefusalCode.InvalidRequest, "size is below 0; expected the file's size in bytes.");
        if (request.SizeBytes > settings.MaxBytes)
        {
            return new Refusal(
                RefusalCode.TooLarge, $"The file has {request.SizeBytes} bytes; at most {settings.MaxBytes} are taken.");
        }
        return request is { Way: UploadWay.OnePut, SizeBytes: > LargestPut }
            ? new Refusal(
                RefusalCode.TooLarge, $"The file has {request.SizeBytes} bytes; one PUT takes at most {LargestPut}. Send it in parts.")
            : null;
    }

    /// <summary>
    /// It is signed, sent and compared as a header: what the parser bears with (folded lines) is no good there, nor are
    /// spaces that R2 would trim or fold.
    /// </summary>
    private static bool IsHeader(string text) => text.Length <= LongestType && text.All(c => c is >= ' ' and <= '~')
        && text.Trim() == text && !text.Contains("  ", StringComparison.Ordinal);

    internal static Refusal? CheckMetadata(IReadOnlyDictionary<string, string> metadata)
    {
        var length = metadata.Sum(entry => entry.Key.Length + entry.Value.Length);
        return metadata.Count > MostMetadata || length > LongestMetadata
            ? new Refusal(
                RefusalCode.InvalidRequest,
                $"metadata has {metadata.Count} entries of {length} characters; at most {MostMetadata} of {LongestMetadata} are kept.")
            : null;
    }
}
