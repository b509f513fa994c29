using System.Text.Json;
using MediaFunctions.Client.Api;

namespace MediaFunctions.Client;

/// <summary>An upload in parts that has begun: all that another process needs to go on with it. It holds no secret.</summary>
public sealed record UploadCheckpoint
{
    public required string AssetId { get; init; }

    public required string AssetUrl { get; init; }

    /// <summary>Its key in the uploads bucket.</summary>
    public required string Key { get; init; }

    /// <summary>R2's id of it.</summary>
    public required string UploadId { get; init; }

    /// <summary>Bytes of every part but the last.</summary>
    public required long PartSize { get; init; }

    /// <summary>Bytes of the whole.</summary>
    public required long Size { get; init; }

    /// <summary>When the file was last written: another one is not appended to this. Null: it was a stream.</summary>
    public DateTimeOffset? FileWrittenAt { get; init; }

    /// <summary>To keep.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ClientJson.Default.UploadCheckpoint);

    /// <summary>What <see cref="ToJson"/> made.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static UploadCheckpoint Parse(string json) =>
        JsonSerializer.Deserialize(json, ClientJson.Default.UploadCheckpoint) ?? throw new JsonException("The checkpoint is null.");
}
