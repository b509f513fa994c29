using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Jobs;

/// <summary>
/// What every run of this process passes before it begins, whichever job it is of: they share one memory and one disk.
/// </summary>
/// <param name="memory">Of the instance. A run that needs more than there is runs alone: its own limit ends it if that was true.</param>
/// <param name="disk">Of the work folders. A run that needs more than there is cannot be begun now.</param>
public sealed class RunGates(JobSettings settings, RunGate memory, RunGate disk)
{
    /// <summary>Those of this machine.</summary>
    public RunGates(JobSettings settings)
        : this(settings, new RunGate(() => settings.ForRuns), new RunGate(() => WorkFolder.FreeBytes, (need, free) => new DiskFullException(need, free)))
    {
    }

    /// <summary>Waits until there is room for the run, and does it.</summary>
    /// <exception cref="DiskFullException">Its files do not fit the disk, and no other run will leave it: the job may be tried again.</exception>
    public async Task<T> PassAsync<T>(PlannedRun run, MediaInfo media, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var files = FileBudget.Of(run, media, settings.FileBytes);
        return await WithinAsync(
            memory,
            RunEstimate.For(run, media).MemoryNeeded,
            // What is streamed out has nothing to wait for.
            () => files == 0 ? work() : WithinAsync(disk, files, work, cancellationToken),
            cancellationToken);
    }

    private static async Task<T> WithinAsync<T>(RunGate gate, long need, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await gate.EnterAsync(need, cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            gate.Leave(need);
        }
    }
}
