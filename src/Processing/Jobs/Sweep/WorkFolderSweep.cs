namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>Temp folders of workers that were killed on this machine.</summary>
public sealed class WorkFolderSweep(SweepSettings settings, TimeProvider clock) : ISweep
{
    public string Name => "temp folders";

    public Task<int> SweepAsync(CancellationToken cancellationToken) =>
        Task.FromResult(WorkFolder.DeleteOlderThan(clock.GetUtcNow() - settings.AbandonedAfter));
}
