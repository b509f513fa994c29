using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Processing.Jobs;

/// <summary>Whether it was the source, and not the file's content, that failed a process.</summary>
internal static class SourceFaults
{
    /// <summary>The job's end where the source has changed; null where the source did nothing wrong.</summary>
    /// <exception cref="StorageUnavailableException">R2 failed after all retries: the job may be tried again.</exception>
    public static JobEnd? Explain(ServedSource served) => served.Fault switch
    {
        null => null,
        SourceChangedException => JobEnd.Superseded(),
        var fault => throw new StorageUnavailableException(fault),
    };
}
