using MediaFunctions.Processing.Media;
using Microsoft.AspNetCore.StaticFiles;

namespace MediaFunctions.Standalone.Files;

/// <summary>The content type that a file's name suggests, else its first bytes; the pipeline itself goes by content.</summary>
internal static class ContentTypes
{
    private const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider Provider = Make();

    public static string Of(string path) => Provider.TryGetContentType(path, out var type) ? type : Sniffed(path) ?? Unknown;

    private static string? Sniffed(string path)
    {
        var head = new byte[ContentSniffer.HeadBytes];
        using var file = File.OpenRead(path);
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return ContentSniffer.Sniff(head.AsSpan(0, length)) is { Kind: SniffedKind.Media } found ? found.ContentType : null;
    }

    // What ASP.NET Core's list lacks, or calls by a name that no media/* rule matches.
    private static FileExtensionContentTypeProvider Make()
    {
        var provider = new FileExtensionContentTypeProvider();
        foreach (var (extension, type) in ((string, string)[])
        [
            (".amr", "audio/amr"),
            (".avif", "image/avif"),
            (".flac", "audio/flac"),
            (".flv", "video/x-flv"),
            (".heic", "image/heic"),
            (".m2ts", "video/mp2t"),
            (".m4a", "audio/mp4"),
            (".m4v", "video/mp4"),
            (".mka", "audio/x-matroska"),
            (".mkv", "video/x-matroska"),
            (".mts", "video/mp2t"),
            (".oga", "audio/ogg"),
            (".ogg", "audio/ogg"),
            (".opus", "audio/ogg"),
            (".ps", "video/mp2p"),
            (".ts", "video/mp2t"),
            (".vob", "video/mp2p"),
        ])
            provider.Mappings[extension] = type;
        return provider;
    }
}
