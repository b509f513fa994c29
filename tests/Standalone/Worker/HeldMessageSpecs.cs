using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using MediaFunctions.Standalone.Worker;

namespace MediaFunctions.Tests.Standalone.Worker;

public sealed class HeldMessageSpecs(StorageFixture fixture) : IClassFixture<StorageFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => fixture.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Storage_that_hangs_while_a_message_is_renewed_ends_neither_the_renewals_nor_the_worker()
    {
        var visibility = TimeSpan.FromSeconds(2);
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        (options.Retry.MaxRetries, options.Retry.Delay, options.Retry.NetworkTimeout) = (1, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(300));
        var queue = new QueueClient(fixture.Parts.Addresses.Storage, (await fixture.Queue).Name, options);
        await queue.SendMessageAsync("film");
        QueueMessage message = await queue.ReceiveMessageAsync(visibility);
        await using var held = new HeldMessage(queue, message, visibility, TimeProvider.System);

        await fixture.Parts.StorageAsync(runs: false);
        try
        {
            // Past one renewal, and all tries of it.
            await Task.Delay(visibility * 1.2);
        }
        finally
        {
            await fixture.Parts.StorageAsync(runs: true);
        }

        // Whether it is still ours storage alone knows; nobody is ended by the question.
        await held.ShowAfterAsync(TimeSpan.Zero, CancellationToken.None);
        await held.DeleteAsync(CancellationToken.None);
    }
}
