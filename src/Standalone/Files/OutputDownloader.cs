using System.Text.Json;
using MediaFunctions.Client;

namespace MediaFunctions.Standalone.Files;

/// <summary>Fetches what stands in the public bucket, or at Cloudflare Stream, into a folder.</summary>
internal sealed class OutputDownloader(HttpClient http)
{
    private const string ManifestName = "manifest.json";

    private readonly FileFetcher fetcher = new(http);

    /// <summary>
    /// Writes manifest.json, every output of one file as <c>{name}.{ext}</c>, and every one of several into a folder
    /// <c>{name}</c>; files of an earlier call are replaced.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be written, or an output is not what its manifest says.</exception>
    public async Task DownloadAsync(
        string folder, JsonElement manifest, IEnumerable<Output> outputs, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var given = new HashSet<string>(StringComparer.Ordinal) { ManifestName };
        foreach (var output in outputs)
        {
            if (output.Files is { } files)
                await new FolderDownload(fetcher).DownloadAsync(Path.Combine(folder, NameOf(output, "", given)), output, files, cancellationToken);
            else
                await fetcher.FetchAsync(
                    new Uri(output.Url), Path.Combine(folder, NameOf(output, ExtensionOf(output), given)), output.Sha256, cancellationToken);
        }
        await File.WriteAllTextAsync(Path.Combine(folder, ManifestName), manifest.GetRawText(), cancellationToken);
    }

    // Of the address where there is no key: it may have a query behind its path.
    private static string ExtensionOf(Output output) => Path.GetExtension(output.Key ?? new Uri(output.Url).AbsolutePath);

    private static string NameOf(Output output, string extension, HashSet<string> given)
    {
        var stem = string.Concat(output.Name.Select(c => c is '/' or '\\' or '\0' ? '_' : c)).TrimStart('.');
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? stem + extension : $"{stem}-{number}{extension}";
            if (given.Add(name))
                return name;
        }
    }
}
