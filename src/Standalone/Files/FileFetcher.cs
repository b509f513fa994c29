using System.Security.Cryptography;

namespace MediaFunctions.Standalone.Files;

/// <summary>Fetches one file of the public bucket.</summary>
internal sealed class FileFetcher(HttpClient http)
{
    /// <summary>Writes it to the path, which then is whole or as it was; returns its size in bytes.</summary>
    /// <param name="url">Its public address.</param>
    /// <param name="path">Its folder exists.</param>
    /// <param name="sha256">What it must be, lower-case hex; null: anything.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="IOException">It cannot be written, or is another than it must be.</exception>
    public async Task<long> FetchAsync(Uri url, string path, string? sha256, CancellationToken cancellationToken)
    {
        var unfinished = path + ".part";
        await using (var file = File.Create(unfinished))
        {
            await using var body = await http.GetStreamAsync(url, cancellationToken);
            await body.CopyToAsync(file, cancellationToken);
            file.Position = 0;
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
            if (sha256 is { } expected && hash != expected)
                throw new IOException($"{url} is not what its manifest says: SHA-256 {hash}, expected {expected}.");
        }
        File.Move(unfinished, path, overwrite: true);
        return new FileInfo(path).Length;
    }
}
