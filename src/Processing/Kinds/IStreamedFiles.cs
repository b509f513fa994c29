using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds;

/// <summary>Files of a run that left it while it was written, and stand in no folder. Names are those of plans.</summary>
public interface IStreamedFiles
{
    /// <summary>A file's size, bytes; null where there is none of this name.</summary>
    long? SizeOf(string name);

    /// <summary>The whole content of a small file that is there.</summary>
    Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Looks at a file that is there, as <see cref="OutputProbe"/> does.</summary>
    Task<Result<ProbedOutput, Failure>> ProbeAsync(string name, OutputProbe probe, CancellationToken cancellationToken);
}
