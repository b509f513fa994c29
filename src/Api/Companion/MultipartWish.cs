using System.Text.Json;

namespace MediaFunctions.Api.Companion;

/// <summary>A file that is to come in parts.</summary>
public sealed record MultipartWish
{
    /// <summary>The file's name.</summary>
    public required string Filename { get; init; }

    /// <summary>Its content type, such as video/mp4.</summary>
    public required string Type { get; init; }

    /// <summary>Texts, numbers and flags by name; recipe, size and callbackUrl are bound to the upload, all else is kept with it.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }
}
