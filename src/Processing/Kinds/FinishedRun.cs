using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds;

/// <summary>A run that has ended: its folder, and how to look at what it wrote.</summary>
/// <param name="folder">The work folder, absolute.</param>
/// <param name="media">The source.</param>
/// <param name="probe">Looks at one file.</param>
public sealed class FinishedRun(string folder, MediaInfo media, OutputProbe probe)
{
    /// <summary>The work folder; file names of plans are relative to it.</summary>
    public string Folder => folder;

    /// <summary>The source, as it was probed.</summary>
    public MediaInfo Media => media;

    /// <summary>The absolute path of a file.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>The facts of a file; null where it is missing, empty, unreadable or lacks a stream.</summary>
    public async Task<ProbedOutput?> ProbeAsync(string name, StreamKinds mustHave, CancellationToken cancellationToken)
    {
        var probed = await probe.ProbeAsync(PathOf(name), cancellationToken);
        return probed.Succeeded(out var facts, out _) && Has(facts, mustHave) ? facts : null;
    }

    private static bool Has(ProbedOutput facts, StreamKinds mustHave) =>
        (!mustHave.HasFlag(StreamKinds.Video) || facts.Has("video"))
        && (!mustHave.HasFlag(StreamKinds.Audio) || facts.Has("audio"));
}
