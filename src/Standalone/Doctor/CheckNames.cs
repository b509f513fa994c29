namespace MediaFunctions.Standalone.Doctor;

/// <summary>The checks by name, as others need them.</summary>
internal static class CheckNames
{
    public const string Settings = "settings";
    public const string FFmpeg = "ffmpeg";
    public const string Clocks = "clocks";
    public const string UploadsBucket = "uploads-bucket";
    public const string MediaBucket = "media-bucket";
    public const string PresignedPut = "presigned-put";
    public const string BucketCors = "bucket-cors";
    public const string PublicUrl = "public-url";
    public const string Privacy = "privacy";
    public const string Recipes = "recipes";
    public const string Tables = "tables";
    public const string Queues = "queues";
    public const string Api = "api";
    public const string ApiCors = "api-cors";
    public const string Webhook = "webhook";
    public const string Callbacks = "callbacks";
    public const string RoundTrip = "round-trip";
    public const string CleanUp = "clean-up";
}
