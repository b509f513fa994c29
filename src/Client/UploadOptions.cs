namespace MediaFunctions.Client;

/// <summary>What to say of an upload beside its bytes.</summary>
public sealed record UploadOptions
{
    /// <summary>The name it gets, without folders; null: the file's own.</summary>
    public string? FileName { get; init; }

    /// <summary>What to make of it; null leaves it to the service's rules.</summary>
    public string? Recipe { get; init; }

    /// <summary>Kept with the upload, never shown in public.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
