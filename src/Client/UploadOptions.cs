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

    /// <summary>Where the end of its job is told, besides where the service's settings say.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>Is told, once, which asset the upload will be, before a byte of it is sent: whoever is interrupted can delete it.</summary>
    public IProgress<Upload>? Promised { get; init; }

    /// <summary>
    /// Is told, once, how to resume an upload in parts. Whoever asks for it keeps the upload: one that breaks off, or is
    /// cancelled, is left to be resumed or given up (<see cref="MediaFunctionsClient.AbortUploadAsync"/>). Without it R2
    /// keeps nothing of such an upload.
    /// </summary>
    public IProgress<UploadCheckpoint>? Checkpoint { get; init; }

    /// <summary>Only of a stream that cannot seek: its size, where it is known; what comes is held to it.</summary>
    public long? Size { get; init; }

    /// <summary>
    /// Only of a stream that cannot seek: bytes of a part, 5 MiB or more; each that is under way is in memory. Null: 16 MiB, or
    /// what the size needs. R2 takes 10,000 parts.
    /// </summary>
    public int? PartSize { get; init; }
}
