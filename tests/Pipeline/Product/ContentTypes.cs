namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>What a browser would say of a file; the pipeline goes by content.</summary>
public static class ContentTypes
{
    public static string Of(string name) => Path.GetExtension(name) switch
    {
        ".jpg" => "image/jpeg",
        ".png" or ".apng" => "image/png",
        ".webp" => "image/webp",
        ".gif" => "image/gif",
        ".mp3" => "audio/mpeg",
        ".m4a" => "audio/mp4",
        ".wav" => "audio/wav",
        _ => "video/mp4",
    };
}
