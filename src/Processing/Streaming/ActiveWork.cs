namespace MediaFunctions.Processing.Streaming;

/// <summary>Tasks that run beside their starter, so that its end can wait for theirs.</summary>
internal sealed class ActiveWork
{
    private readonly Lock gate = new();
    private readonly HashSet<Task> tasks = [];

    public void Add(Task task)
    {
        lock (gate)
            tasks.Add(task);
        task.ContinueWith(Remove, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for all that are running. How they end is theirs to tell.</summary>
    public async Task EndAsync()
    {
        Task[] running;
        lock (gate)
            running = [.. tasks];
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Remove(Task task)
    {
        lock (gate)
            tasks.Remove(task);
    }
}
