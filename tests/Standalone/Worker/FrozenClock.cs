namespace MediaFunctions.Tests.Standalone.Worker;

/// <summary>Its timers never fire: what goes on all the same does not wait for one.</summary>
internal sealed class FrozenClock : TimeProvider, IDisposable
{
    private readonly SemaphoreSlim made = new(0);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        made.Release();
        return new DeadTimer();
    }

    /// <summary>Waits until one more timer was made.</summary>
    public Task TimerMadeAsync() => made.WaitAsync(TimeSpan.FromSeconds(60));

    public void Dispose() => made.Dispose();

    private sealed class DeadTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
