namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>How long a sink works, and what ended it: a fault, its disposal, or whoever opened it.</summary>
internal sealed class SinkLife : IDisposable
{
    /// <summary>What may still be asked of the storage after the end: to forget what was begun.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stop;
    private readonly CancellationTokenSource farewell = new();
    private readonly CancellationTokenSource faulted = new();
    private readonly CancellationTokenRegistration ending;
    private readonly Lock gate = new();
    private Exception? fault;

    private readonly Action<Exception> told;

    /// <param name="told">Told of the fault.</param>
    /// <param name="cancellationToken">Whoever opened the sink gives it up.</param>
    public SinkLife(Action<Exception> told, CancellationToken cancellationToken)
    {
        this.told = told;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        (Stop, Farewell, Faulted) = (stop.Token, farewell.Token, faulted.Token);
        ending = Stop.Register(() => farewell.CancelAfter(Grace));
    }

    /// <summary>Fires at the end, whatever brings it.</summary>
    public CancellationToken Stop { get; }

    /// <summary>Fires a while after the end.</summary>
    public CancellationToken Farewell { get; }

    /// <summary>Fires at the first fault but a broken connection.</summary>
    public CancellationToken Faulted { get; }

    public Exception? Fault => Volatile.Read(ref fault);

    /// <summary>Ends the sink; what goes wrong after the end is its consequence, and no fault.</summary>
    public void Fail(Exception exception)
    {
        lock (gate)
        {
            if (Stop.IsCancellationRequested || fault is not null)
                return;
            fault = exception;
        }
        told(exception);
        stop.Cancel();
        // Kills FFmpeg, most likely: not on the way of whoever met the fault. One that broke off is ending by itself, and why
        // is known only as long as nobody kills it.
        if (exception is not SinkBrokenException)
            _ = faulted.CancelAsync();
    }

    public void End() => stop.Cancel();

    public void Dispose()
    {
        ending.Dispose();
        stop.Dispose();
        farewell.Dispose();
    }
}
