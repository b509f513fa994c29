using Polly;

namespace MediaFunctions.Processing.Streaming.Receiving;

/// <summary>Sends requests to the store: a few at once, each with a deadline, again after a fault that may pass.</summary>
internal sealed class SinkSender(StreamingOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim slots = new(options.SinkRequests);
    private readonly ResiliencePipeline retries = StorageRetries.Of(options, time);

    public Task SendAsync(string what, Func<CancellationToken, Task> request, CancellationToken stop) =>
        SendAsync(
            what,
            async token =>
            {
                await request(token);
                return true;
            },
            stop);

    /// <param name="what">For the message of a fault.</param>
    /// <exception cref="IOException">The store did not take it, whatever the retries.</exception>
    public async Task<T> SendAsync<T>(string what, Func<CancellationToken, Task<T>> request, CancellationToken stop) =>
        await retries.ExecuteAsync(async token => await SendOnceAsync(what, request, token), stop);

    private async Task<T> SendOnceAsync<T>(string what, Func<CancellationToken, Task<T>> request, CancellationToken stop)
    {
        await slots.WaitAsync(stop);
        using var deadline = new CancellationTokenSource(options.SinkDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
        try
        {
            return await request(either.Token);
        }
        catch (Exception fault) when (deadline.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            // Whatever a client throws when it is cancelled.
            throw new IOException($"The storage did not take {what} within {options.SinkDeadline.TotalSeconds} s.", fault);
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose() => slots.Dispose();
}
