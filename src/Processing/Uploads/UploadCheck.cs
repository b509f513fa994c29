using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Uploads;

/// <summary>Holds what came to what was promised, and to the policy where nothing was.</summary>
public static class UploadCheck
{
    /// <summary>By the object's own size and type; null where nothing speaks against it.</summary>
    public static Failure? Object(UploadRow promise, ObjectHead head, UploadSettings settings)
    {
        if (promise.SizeBytes is { } size && size != head.SizeBytes)
            return Broken($"The upload has {head.SizeBytes} bytes, {size} were promised.");
        if (head.SizeBytes > settings.MaxBytes && promise.SizeBytes is null)
            return TooLarge($"The upload has {head.SizeBytes} bytes; at most {settings.MaxBytes} are taken.");
        if (promise.ContentType is { } type)
        {
            return type.Equals(head.ContentType, StringComparison.OrdinalIgnoreCase)
                ? null
                : Broken($"The upload was sent as '{head.ContentType}', '{type}' was promised.");
        }
        return settings.AllowedTypes.Any(allowed => TypePattern.Fits(allowed, head.ContentType ?? ""))
            ? null
            : Broken($"The upload was sent as '{head.ContentType}'; allowed are {string.Join(", ", settings.AllowedTypes)}.");
    }

    /// <summary>By its content and by the recipe that is to be made of it; null where nothing speaks against it.</summary>
    /// <param name="contentType">As the content says, whatever was promised.</param>
    /// <param name="sort">What that is: audio, image or video.</param>
    public static Failure? Content(string contentType, string sort, long sizeBytes, Recipe recipe, UploadSettings settings)
    {
        if (sizeBytes > recipe.Uploads?.MaxBytes)
            return TooLarge($"The upload has {sizeBytes} bytes; the recipe '{recipe.Name}' takes at most {recipe.Uploads.MaxBytes}.");
        if (!Admits(settings.AllowedTypes, contentType, sort))
            return Broken($"The upload is {contentType} by its content; allowed are {string.Join(", ", settings.AllowedTypes)}.");
        return recipe.Uploads?.Types is { Count: > 0 } types && !Admits(types, contentType, sort)
            ? Broken($"The upload is {contentType} by its content; the recipe '{recipe.Name}' takes only {string.Join(", ", types)}.")
            : null;
    }

    /// <summary>
    /// One content has many names (audio/mp4 is a browser's audio/x-m4a, and application/ogg holds films and sound): what
    /// counts is the sort, not the letter.
    /// </summary>
    private static bool Admits(IReadOnlyList<string> allowed, string found, string sort) => allowed.Any(pattern =>
        TypePattern.Fits(pattern, found)
        || pattern.StartsWith($"{sort}/", StringComparison.OrdinalIgnoreCase)
        || (pattern.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && sort is "audio" or "video"));

    private static Failure Broken(string what) => new(FailureCode.NotAsPromised, $"{what} Upload it again.");

    private static Failure TooLarge(string what) => new(FailureCode.TooLarge, $"{what} Upload something smaller.");
}
