using System.Security.Cryptography;
using System.Text.Json;
using MediaFunctions.Client;

namespace MediaFunctions.Standalone.Files;

/// <summary>Fetches what stands in the public bucket into a folder.</summary>
internal sealed class OutputDownloader(HttpClient http)
{
    private const string ManifestName = "manifest.json";

    /// <summary>Writes manifest.json and every output as <c>{name}.{ext}</c>; files of an earlier call are replaced.</summary>
    /// <exception cref="IOException">The folder cannot be written, or an output is not what its manifest says.</exception>
    public async Task DownloadAsync(
        string folder, JsonElement manifest, IEnumerable<Output> outputs, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var given = new HashSet<string>(StringComparer.Ordinal) { ManifestName };
        foreach (var output in outputs)
            await DownloadAsync(Path.Combine(folder, NameOf(output, given)), output, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, ManifestName), manifest.GetRawText(), cancellationToken);
    }

    private static string NameOf(Output output, HashSet<string> given)
    {
        var stem = string.Concat(output.Name.Select(c => c is '/' or '\\' or '\0' ? '_' : c)).TrimStart('.');
        var extension = Path.GetExtension(output.Key);
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? stem + extension : $"{stem}-{number}{extension}";
            if (given.Add(name))
                return name;
        }
    }

    private async Task DownloadAsync(string path, Output output, CancellationToken cancellationToken)
    {
        var unfinished = path + ".part";
        await using (var file = File.Create(unfinished))
        {
            await using var body = await http.GetStreamAsync(output.Url, cancellationToken);
            await body.CopyToAsync(file, cancellationToken);
            file.Position = 0;
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
            if (output.Sha256 is { } expected && hash != expected)
                throw new IOException($"{output.Url} is not what its manifest says: SHA-256 {hash}, expected {expected}.");
        }
        File.Move(unfinished, path, overwrite: true);
    }
}
