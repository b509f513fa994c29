using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Processing.Uploads.Grants;

/// <summary>What an upload grant is for; what is null is left to whoever redeems it, within the settings.</summary>
public sealed record GrantTerms
{
    /// <summary>The file's name.</summary>
    public string? FileName { get; init; }

    /// <summary>A content type, exact or with a wildcard for the second half (<c>video/*</c>).</summary>
    public string? ContentType { get; init; }

    /// <summary>The exact size, bytes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The largest size, bytes.</summary>
    public long? MaxBytes { get; init; }

    public string? Recipe { get; init; }

    /// <summary>Kept with the upload, in the place of what its redeemer sends.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Where the end of its job is told.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>
    /// The request that the grant makes of what its redeemer asks for; or why it may not have that. Recipe, metadata and
    /// callback are the grant's alone: whoever holds it in a browser chooses a file, and nothing else. Metadata is passed
    /// over rather than refused, for Uppy always sends some.
    /// </summary>
    public Result<UploadRequest, Refusal> Grant(UploadRequest wish)
    {
        wish = wish with
        {
            SizeBytes = wish.SizeBytes ?? SizeBytes,
            ContentType = wish.ContentType ?? (ContentType?.EndsWith('*') == true ? null : ContentType),
        };
        if (FileName is { } name && wish.FileName != name)
            return Refuse($"The grant is for a file named '{name}'.");
        if (ContentType is { } type && !(wish.ContentType is { } given && TypePattern.Fits(type, given)))
            return Refuse($"The grant is for a file of type {type}.");
        if (SizeBytes is { } size && wish.SizeBytes != size)
            return Refuse($"The grant is for a file of {size} bytes.");
        if (MaxBytes is { } most && !(wish.SizeBytes <= most))
            return Refuse($"The grant is for a file of at most {most} bytes; the request must say its size.");
        if (wish.Recipe is { } recipe && recipe != Recipe)
            return Refuse("The grant names the recipe; the request must name none, or the same.");
        if (wish.CallbackUrl is not null)
            return Refuse("The grant names the callback; the request must name none.");
        return wish with { Recipe = Recipe, Metadata = Metadata, CallbackUrl = CallbackUrl };
    }

    private static Refusal Refuse(string message) => new(RefusalCode.Forbidden, message);
}
