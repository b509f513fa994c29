using MediaFunctions.Processing.Streaming;
using MediaFunctions.Tests.Processing.Running;

namespace MediaFunctions.Tests.Processing.Streaming;

public sealed class FaultSpecs
{
    private const int MiB = 1024 * 1024;

    [Fact]
    public async Task A_request_that_breaks_off_is_resumed_at_the_missing_block_without_a_gap()
    {
        var source = MemorySource.OfRandomBytes(30 * MiB);
        source.BreaksAfter = number => number % 3 == 0 ? 700_000 : null;
        await using var served = await Served.StartAsync(source);

        var bytes = await served.ReadAsync(0, null);

        Assert.True(source.Holds(bytes));
        Assert.Null(served.Source.Fault);
        Assert.InRange(served.Source.BytesRead, source.SizeBytes, source.SizeBytes * 5 / 4);
    }

    [Fact]
    public async Task A_storage_that_refuses_a_few_times_is_asked_again()
    {
        // Two blocks: the first is asked for five times.
        var source = MemorySource.OfRandomBytes(2 * Served.Options.BlockBytes);
        source.Before = (number, _) => number < 5 ? throw new IOException("503") : Task.CompletedTask;
        await using var served = await Served.StartAsync(source);

        Assert.True(source.Holds(await served.ReadAsync(0, null)));
        Assert.Null(served.Source.Fault);
        Assert.Equal(6, served.Source.Requests);
    }

    [Fact]
    public async Task A_storage_that_does_not_recover_is_a_fault_after_all_retries()
    {
        var source = MemorySource.OfRandomBytes(10 * MiB);
        source.Before = (number, _) => number > 1 ? throw new IOException("503") : Task.CompletedTask;
        await using var served = await Served.StartAsync(source);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => served.ReadAsync(0, null));

        Assert.IsType<IOException>(served.Source.Fault);
        Assert.Equal(1 + 1 + Served.Options.Retries, source.Requests);
        await Assert.ThrowsAsync<IOException>(
            async () => await served.Source.ReadAsync(0, new byte[10], CancellationToken.None));
    }

    [Fact]
    public async Task A_storage_that_does_not_answer_in_time_is_asked_again()
    {
        var source = MemorySource.OfRandomBytes(MiB);
        source.Before = (number, token) => number == 1 ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;
        await using var served = await Served.StartAsync(
            source, Served.Options with { BlockDeadline = TimeSpan.FromMilliseconds(200) });

        Assert.True(source.Holds(await served.ReadAsync(0, null)));
        Assert.Null(served.Source.Fault);
    }

    [Fact]
    public async Task Another_object_under_the_key_is_a_fault_at_once_and_ends_the_readers_connection()
    {
        var source = MemorySource.OfRandomBytes(30 * MiB);
        source.Before = (number, _) => number > 2 ? throw new SourceChangedException("412") : Task.CompletedTask;
        await using var served = await Served.StartAsync(source);

        using var response = await served.GetAsync(0, null);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync());

        Assert.IsType<SourceChangedException>(served.Source.Fault);
        Assert.Equal(3, source.Requests);
        await Assert.ThrowsAsync<SourceChangedException>(
            async () => await served.Source.ReadAsync(0, new byte[10], CancellationToken.None));
    }

    [Fact]
    public async Task The_end_of_serving_ends_every_request_to_the_storage_and_every_connection()
    {
        var source = MemorySource.OfRandomBytes(30 * MiB);
        source.Before = (number, token) => number > 3 ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;
        await using var served = await Served.StartAsync(source);
        using var response = await served.GetAsync(0, null);
        var reading = response.Content.ReadAsByteArrayAsync();
        await Eventually.HoldsAsync(() => source.Requests > 3);

        await served.Source.DisposeAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => reading);
        Assert.Equal(0, source.Open);
        Assert.Null(served.Source.Fault);
    }

    [Theory]
    [InlineData(0, "StreamingOptions.BlockBytes")]
    [InlineData(128 * MiB, "Limits:SourceCacheBytes")]
    public async Task A_wrong_option_is_refused_by_its_name(int blockBytes, string setting)
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => Served.StartAsync(MemorySource.OfRandomBytes(1), new StreamingOptions { BlockBytes = blockBytes }));

        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
    }
}
