using System.Collections.Concurrent;

namespace MediaFunctions.Tests.Samples;

/// <summary>
/// Makes samples and keeps them in the machine's cache, <c>samples/{version}/{name}</c>; the version follows from how the
/// sample is made.
/// </summary>
/// <remarks>
/// Many test processes at once: each makes what it misses in a folder of its own and moves it into place. Two may make
/// the same file; the second replaces the first by one like it.
/// </remarks>
public static class SampleFactory
{
    private static readonly ConcurrentDictionary<Sample, Lazy<Task<string>>> Made = [];

    /// <summary>Where samples are kept.</summary>
    public static string Folder { get; } = Path.Combine(CacheFolder(), "samples");

    /// <summary>The path of the sample, which exists when the task has ended.</summary>
    /// <exception cref="InvalidOperationException">ffmpeg is missing or refused; the message says what to do.</exception>
    public static async Task<string> PathOfAsync(Sample sample, CancellationToken cancellationToken = default)
    {
        // The work belongs to everybody who waits for it: one waiter's cancellation ends only the waiting.
        var path = Made.GetOrAdd(sample, s => new(() => Task.Run(() => EnsureAsync(s)))).Value;
        return await path.WaitAsync(cancellationToken);
    }

    private static async Task<string> EnsureAsync(Sample sample)
    {
        var folder = Path.Combine(Folder, sample.Version);
        var path = Path.Combine(folder, sample.Name);
        if (File.Exists(path))
            return path;

        var workshop = Directory.CreateDirectory(Path.Combine(Folder, $"making-{Guid.NewGuid():N}"));
        try
        {
            var draft = Path.Combine(workshop.FullName, sample.Name);
            await sample.MakeAsync(draft, CancellationToken.None);
            Directory.CreateDirectory(folder);
            File.Move(draft, path, overwrite: true);
            return path;
        }
        finally
        {
            workshop.Delete(recursive: true);
        }
    }

    private static string CacheFolder()
    {
        if (Environment.GetEnvironmentVariable("MEDIAFUNCTIONS_CACHE") is { Length: > 0 } own)
            return own;
        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(caches, "mediafunctions");
    }
}
