using System.Globalization;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Companion;

/// <summary>
/// An upload as Companion's clients tell it. Their metadata is all that they can say beside name and type, so three of its
/// names are taken for what they are: <c>recipe</c>, <c>size</c> and <c>callbackUrl</c>.
/// </summary>
internal static class CompanionUpload
{
    private const string Recipe = "recipe";
    private const string Size = "size";
    private const string CallbackUrl = "callbackUrl";

    /// <summary>The request; or the refusal of a size that is none.</summary>
    public static Result<UploadRequest, Refusal> Of(
        string fileName, string? type, IEnumerable<KeyValuePair<string, string>> metadata, UploadWay way)
    {
        var kept = metadata.ToDictionary(StringComparer.Ordinal);
        kept.Remove(Recipe, out var recipe);
        kept.Remove(CallbackUrl, out var callbackUrl);
        long? size = null;
        if (kept.Remove(Size, out var text))
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
                return new Refusal(RefusalCode.InvalidRequest, "metadata.size is no whole number; expected the file's size in bytes.");
            size = bytes;
        }
        return new UploadRequest(FileName.Of(fileName), type, size, Text(recipe), kept) { Way = way, CallbackUrl = Text(callbackUrl) };
    }

    // A form's empty field says nothing.
    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
