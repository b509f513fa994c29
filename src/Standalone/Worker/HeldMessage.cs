using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace MediaFunctions.Standalone.Worker;

/// <summary>
/// A received message: hidden from others for as long as it is held. Should it be shown again all the same (an outage
/// longer than half the visibility), the job's lease keeps a second worker off, not this.
/// </summary>
internal sealed class HeldMessage : IAsyncDisposable
{
    private readonly QueueClient queue;
    private readonly QueueMessage message;
    private readonly TimeSpan visibility;
    private readonly CancellationTokenSource done = new();
    private readonly Task renewing;
    private string receipt;

    public HeldMessage(QueueClient queue, QueueMessage message, TimeSpan visibility, TimeProvider clock)
    {
        this.queue = queue;
        this.message = message;
        this.visibility = visibility;
        receipt = message.PopReceipt;
        renewing = RenewAsync(clock);
    }

    /// <summary>Takes it off the queue.</summary>
    /// <returns>False where it is no longer ours to take.</returns>
    public async Task<bool> DeleteAsync(CancellationToken cancellationToken)
    {
        await StopRenewingAsync();
        return await TryAsync(() => queue.DeleteMessageAsync(message.MessageId, receipt, cancellationToken), cancellationToken);
    }

    /// <summary>Shows it again after a delay.</summary>
    /// <returns>False where it is no longer ours to show.</returns>
    public async Task<bool> ShowAfterAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        await StopRenewingAsync();
        return await TryAsync(() => HideAsync(delay, cancellationToken), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopRenewingAsync();
        done.Dispose();
    }

    private async Task StopRenewingAsync()
    {
        await done.CancelAsync();
        await renewing;
    }

    private async Task RenewAsync(TimeProvider clock)
    {
        using var timer = new PeriodicTimer(visibility / 2, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done.Token))
                await TryAsync(() => HideAsync(visibility, done.Token), done.Token);
        }
        // Cancelled in a later try of the client's, a request tells of the earlier ones too, by another exception.
        catch (Exception) when (done.IsCancellationRequested)
        {
        }
    }

    private async Task HideAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var updated = await queue.UpdateMessageAsync(
            message.MessageId, receipt, message.Body, time, cancellationToken);
        receipt = updated.Value.PopReceipt;
    }

    private static async Task<bool> TryAsync(Func<Task> request, CancellationToken cancellationToken)
    {
        try
        {
            await request();
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Gone, in other hands, or storage is out (of which the client tells by exceptions of several kinds, such as those of
            // all its tries together): in each case the message, if it is there, is shown again by itself. A renewal that ended
            // here would leave a job of hours without one.
            return false;
        }
    }
}
