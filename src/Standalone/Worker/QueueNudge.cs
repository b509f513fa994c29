namespace MediaFunctions.Standalone.Worker;

/// <summary>Wakes the idle worker of this process when the process itself has sent a message: nobody waits for a poll.</summary>
internal class QueueNudge
{
    private TaskCompletionSource next = New();

    /// <summary>
    /// Ends at the next <see cref="Ring"/>. Taken before the look at the queue, so that no ring is missed between the look and the wait.
    /// </summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Ring() => Interlocked.Exchange(ref next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
