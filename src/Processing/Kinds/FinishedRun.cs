using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds;

/// <summary>A run that has ended, and how to look at what it wrote, wherever that is: in its folder, or streamed out.</summary>
/// <param name="folder">The work folder, absolute.</param>
/// <param name="media">The source.</param>
/// <param name="probe">Looks at one file.</param>
/// <param name="streamed">What is not in the folder; null: nothing.</param>
public sealed class FinishedRun(string folder, MediaInfo media, OutputProbe probe, IStreamedFiles? streamed = null)
{
    /// <summary>The source, as it was probed.</summary>
    public MediaInfo Media => media;

    /// <summary>
    /// The absolute path of a file that never leaves the folder before its output is finished: one that needed a seekable
    /// file, one that a filter wrote, one that is made here. It need not be there.
    /// </summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>A file's size, bytes; 0 where it is missing.</summary>
    public long SizeOf(string name) =>
        new FileInfo(PathOf(name)) is { Exists: true } file ? file.Length : streamed?.SizeOf(name) ?? 0;

    /// <summary>The whole content of a small file; null where it is missing.</summary>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (File.Exists(PathOf(name)))
            return await File.ReadAllBytesAsync(PathOf(name), cancellationToken);
        return streamed?.SizeOf(name) is null ? null : await streamed.ReadAsync(name, cancellationToken);
    }

    /// <summary>Writes a file of our own; it stands in place of one that was streamed.</summary>
    public async Task WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        await File.WriteAllTextAsync(PathOf(name), text, cancellationToken);
    }

    /// <summary>The facts of a file; null where it is missing, empty, unreadable or lacks a stream.</summary>
    public async Task<ProbedOutput?> ProbeAsync(string name, StreamKinds mustHave, CancellationToken cancellationToken)
    {
        var probed = streamed?.SizeOf(name) is null || File.Exists(PathOf(name))
            ? await probe.ProbeAsync(PathOf(name), cancellationToken)
            : await streamed.ProbeAsync(name, probe, cancellationToken);
        return probed.Succeeded(out var facts, out _) && Has(facts, mustHave) ? facts : null;
    }

    private static bool Has(ProbedOutput facts, StreamKinds mustHave) =>
        (!mustHave.HasFlag(StreamKinds.Video) || facts.Has("video"))
        && (!mustHave.HasFlag(StreamKinds.Audio) || facts.Has("audio"));
}
