using MediaFunctions.Client;

namespace MediaFunctions.Standalone.Files;

/// <summary>Fetches an output of several files into a folder, from which it plays: their names among each other stay.</summary>
internal sealed class FolderDownload(FileFetcher fetcher)
{
    private const int AtOnce = 4;

    /// <summary>Fetches the file that the manifest names, what that names, and so on.</summary>
    /// <exception cref="IOException">A name leads out of the folder, or the files are not as many as the manifest says.</exception>
    public async Task DownloadAsync(string folder, Output output, OutputFiles files, CancellationToken cancellationToken)
    {
        var path = output.Key ?? new Uri(output.Url).AbsolutePath;
        var first = path[(path.LastIndexOf('/') + 1)..];
        var home = new Uri(new Uri(output.Url), ".");
        var known = new HashSet<string>(StringComparer.Ordinal) { first };
        var bytes = await FetchAsync(home, folder, first, output.Sha256, cancellationToken);
        for (var naming = new Queue<string>([first]); naming.TryDequeue(out var name);)
        {
            var named = await NamedByAsync(folder, name, cancellationToken);
            var added = named.Where(known.Add).ToList();
            // A bucket that names file after file is no reason to fill a disk.
            if (known.Count > files.Count)
                break;
            bytes += await FetchAsync(home, folder, added, cancellationToken);
            added.ForEach(naming.Enqueue);
        }
        if (known.Count != files.Count || bytes != files.Bytes)
            throw new IOException(
                $"{output.Url} is not what its manifest says: {known.Count} files are named in it, fetched were {bytes} bytes; "
                + $"expected {files.Count} files of {files.Bytes} bytes.");
    }

    private static async Task<IReadOnlyList<string>> NamedByAsync(string folder, string name, CancellationToken cancellationToken)
    {
        if (!NamedFiles.CanStandIn(name))
            return [];
        // Names are relative to the file that they stand in.
        var within = name[..(name.LastIndexOf('/') + 1)];
        var text = await File.ReadAllTextAsync(Path.Combine(folder, name), cancellationToken);
        return [.. NamedFiles.In(name, text).Select(file => within + file)];
    }

    private async Task<long> FetchAsync(Uri home, string folder, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var bytes = 0L;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(names, options, async (name, token) =>
            Interlocked.Add(ref bytes, await FetchAsync(home, folder, name, null, token)));
        return bytes;
    }

    private Task<long> FetchAsync(Uri home, string folder, string name, string? sha256, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return fetcher.FetchAsync(new Uri(home, name), path, sha256, cancellationToken);
    }
}
