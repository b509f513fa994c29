using System.Text.Json;

namespace MediaFunctions.Tests.Parts;

/// <summary>The line that local/parts.mjs prints when all is up.</summary>
public sealed record PartsAddresses(
    string S3,
    string UploadsBucket,
    string MediaBucket,
    string MediaUrl,
    string AccessKeyId,
    string SecretAccessKey,
    string EventsSecret,
    string Storage)
{
    public static PartsAddresses Read(string line) =>
        JsonSerializer.Deserialize<PartsAddresses>(line, JsonSerializerOptions.Web)
        ?? throw new InvalidDataException($"The local parts printed no addresses: {line}");

    /// <summary>The settings of a pipeline that works with these parts.</summary>
    public Dictionary<string, string?> Settings() => new()
    {
        ["R2:Endpoint"] = S3,
        ["R2:AccessKeyId"] = AccessKeyId,
        ["R2:SecretAccessKey"] = SecretAccessKey,
        ["R2:UploadsBucket"] = UploadsBucket,
        ["R2:MediaBucket"] = MediaBucket,
        ["R2:PublicBaseUrl"] = MediaUrl,
        ["AzureWebJobsStorage"] = Storage,
        ["Events:Secrets"] = EventsSecret,
    };
}
