namespace MediaFunctions.Processing.Ledger;

/// <summary>
/// A claimed job in the hands of its worker: renews the lease, shows progress, and stops the worker when the lease is
/// lost or the job is cancelled.
/// </summary>
public sealed class JobLease : IAsyncDisposable
{
    private readonly JobStore store;
    private readonly LeaseSettings settings;
    private readonly TimeProvider clock;
    private readonly string token;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource done = new();
    private readonly Task heartbeat;
    private JobProgress? progress;

    public JobLease(JobRow claimed, JobStore store, LeaseSettings settings, TimeProvider clock)
    {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        Row = claimed;
        token = claimed.LeaseToken
            ?? throw new ArgumentException($"Job {claimed.Job.JobId} is not claimed.", nameof(claimed));
        heartbeat = BeatAsync();
    }

    /// <summary>The row as this worker last saw it.</summary>
    public JobRow Row { get; private set; }

    /// <summary>Why <see cref="Stopped"/> was cancelled; null while it is not.</summary>
    public LeaseEnd? End { get; private set; }

    /// <summary>Cancelled when the worker must stop.</summary>
    public CancellationToken Stopped => stop.Token;

    /// <summary>Told of the row after each heartbeat that wrote progress; it must neither wait nor throw.</summary>
    public Action<JobRow>? Shown { get; set; }

    /// <summary>Shown with the next heartbeat.</summary>
    public void Report(JobProgress newest) => progress = newest;

    /// <summary>Changes the row, as long as it is this worker's; a change that gives the row back as it is writes nothing.</summary>
    /// <exception cref="LeaseLostException">It is not.</exception>
    public async Task<JobRow> UpdateAsync(Func<JobRow, JobRow> change, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var changed = change(Row);
                if (ReferenceEquals(changed, Row))
                    return Row;
                if (await store.ReplaceAsync(Row, changed with { AliveAt = clock.GetUtcNow() }, cancellationToken) is { } stored)
                    return Row = stored;
                await ReadAsync(cancellationToken);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Makes sure that the job is still this worker's.</summary>
    /// <exception cref="LeaseLostException">It is not.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            // A heartbeat that waited here while the worker itself ended the job, or gave it back, has lost nothing.
            if (Row.LeaseToken is not null)
                await ReadAsync(cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await heartbeat;
        gate.Dispose();
        stop.Dispose();
        done.Dispose();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var newest = await store.GetAsync(Row.Job.AssetId, Row.Job.Version, cancellationToken);
        if (newest?.LeaseToken != token)
        {
            Stop(LeaseEnd.Lost);
            throw new LeaseLostException(Row.Job.JobId);
        }
        Row = newest;
        if (newest is { CancelRequested: true, Committing: false })
            Stop(LeaseEnd.CancelRequested);
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(settings.Heartbeat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done.Token))
                await BeatOnceAsync();
        }
        // Cancelled in a later try of the client's, a request tells of the earlier ones too, by another exception.
        catch (Exception) when (done.IsCancellationRequested)
        {
        }
        catch (LeaseLostException)
        {
        }
    }

    private async Task BeatOnceAsync()
    {
        var now = clock.GetUtcNow();
        if (Row.LeaseToken is null)
            return; // given back or ended; only the disposal is still to come
        var left = Row.LeaseUntil!.Value - now;
        if (left <= TimeSpan.Zero)
        {
            Stop(LeaseEnd.Lost);
            throw new LeaseLostException(Row.Job.JobId);
        }
        try
        {
            var shown = Interlocked.Exchange(ref progress, null);
            if (shown is not null || left < settings.LeaseDuration * (2.0 / 3))
            {
                await UpdateAsync(
                    row => row.LeaseToken is null ? row : row with
                    {
                        Progress = shown ?? row.Progress,
                        LeaseUntil = clock.GetUtcNow() + settings.LeaseDuration,
                    },
                    done.Token);
                Shown?.Invoke(Row);
                return;
            }
            await CheckAsync(done.Token);
        }
        catch (Exception e) when (e is not LeaseLostException && !done.IsCancellationRequested)
        {
            // Whatever it was (an outage, an identity that got no token): the next beat tries again, until the lease has
            // run out. A heart that stopped would leave the worker at a job that is no longer its own.
        }
    }

    private void Stop(LeaseEnd end)
    {
        if (End is not null)
            return;
        End = end;
        stop.Cancel();
    }
}
