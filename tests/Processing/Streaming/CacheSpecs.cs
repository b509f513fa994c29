using MediaFunctions.Processing.Streaming;
using MediaFunctions.Tests.Processing.Running;

namespace MediaFunctions.Tests.Processing.Streaming;

public sealed class CacheSpecs
{
    private const int MiB = 1024 * 1024;

    [Fact]
    public async Task A_sequential_read_makes_few_requests_and_reads_every_byte_once()
    {
        var source = MemorySource.OfRandomBytes(60 * MiB);
        await using var served = await Served.StartAsync(source);

        var bytes = await served.ReadAsync(0, null);

        Assert.True(source.Holds(bytes));
        Assert.Equal(source.SizeBytes, served.Source.BytesRead);
        Assert.InRange(served.Source.Requests, 1, 28);
    }

    [Fact]
    public async Task A_seek_reads_one_block()
    {
        await using var served = await Served.StartAsync(MemorySource.OfRandomBytes(20 * MiB));

        await served.ReadAsync(10 * MiB, (10 * MiB) + 1000);

        Assert.Equal(1, served.Source.Requests);
        Assert.Equal(Served.Options.BlockBytes, served.Source.BytesRead);
    }

    [Fact]
    public async Task Two_readers_of_one_block_make_one_request()
    {
        var answer = new TaskCompletionSource();
        var source = MemorySource.OfRandomBytes(MiB);
        source.Before = (_, _) => answer.Task;
        await using var served = await Served.StartAsync(source);

        var first = served.Source.ReadAsync(0, new byte[100], CancellationToken.None).AsTask();
        var second = served.ReadAsync(100, 199);
        var third = served.Source.ReadAsync(200, new byte[100], CancellationToken.None).AsTask();
        answer.SetResult();
        await Task.WhenAll(first, second, third);

        Assert.Equal(1, source.Requests);
    }

    [Fact]
    public async Task A_second_run_over_a_source_that_fits_into_the_cache_makes_no_request()
    {
        var source = MemorySource.OfRandomBytes(20 * MiB);
        await using var served = await Served.StartAsync(source);
        await served.ReadAsync(0, null);
        var requests = source.Requests;

        var again = await served.ReadAsync(0, null);

        Assert.True(source.Holds(again));
        Assert.Equal(requests, source.Requests);
    }

    [Fact]
    public async Task The_memory_is_bounded_whatever_the_size_of_the_upload_and_the_number_of_readers()
    {
        var options = Served.Options with { CacheBytes = 8 * MiB };
        var source = MemorySource.OfRandomBytes(80 * MiB);
        await using var served = await Served.StartAsync(source, options);

        var reads = await Task.WhenAll(Enumerable.Range(0, 3).Select(async reader =>
        {
            using var response = await served.GetAsync(reader * 5 * MiB, null);
            await using var stream = await response.Content.ReadAsStreamAsync();
            var buffer = new byte[MiB];
            for (var at = reader * 5 * MiB; ;)
            {
                var got = await stream.ReadAsync(buffer);
                if (got == 0)
                    return at == source.Content.Length;
                if (!source.Content.AsSpan(at, got).SequenceEqual(buffer.AsSpan(0, got)))
                    return false;
                at += got;
                Assert.InRange(served.Source.CachedBytes, 0, options.CacheBytes + (3 * options.BlockBytes));
            }
        }));

        Assert.All(reads, Assert.True);
        Assert.InRange(served.Source.CachedBytes, options.BlockBytes, options.CacheBytes);
    }

    [Fact]
    public async Task What_was_used_longest_ago_is_given_away_first()
    {
        var options = Served.Options with { CacheBytes = 4 * Served.Options.BlockBytes };
        await using var served = await Served.StartAsync(MemorySource.OfRandomBytes(20 * MiB), options);
        await ReadBlocksAsync(served.Source, 0, 1, 2, 3, 0, 4);
        Assert.Equal(5, served.Source.Requests);

        await ReadBlocksAsync(served.Source, 0, 2, 3, 4);
        Assert.Equal(5, served.Source.Requests);
        await ReadBlocksAsync(served.Source, 1);
        Assert.Equal(6, served.Source.Requests);
    }

    [Fact]
    public async Task A_reader_that_hangs_up_ends_the_requests_made_for_it()
    {
        var source = MemorySource.OfRandomBytes(60 * MiB);
        var never = new TaskCompletionSource();
        var ended = 0;
        // The first blocks come, what is read ahead of them stays on its way.
        source.Before = (number, token) => number <= 4 ? Task.CompletedTask : Counted(never.Task.WaitAsync(token));
        await using var served = await Served.StartAsync(source);
        async Task Counted(Task waiting)
        {
            try
            {
                await waiting;
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        }

        using (var response = await served.GetAsync(0, null))
        {
            await using var stream = await response.Content.ReadAsStreamAsync();
            await stream.ReadExactlyAsync(new byte[4 * Served.Options.BlockBytes]);
            await Eventually.HoldsAsync(() => source.Requests > 4);
        }

        await Eventually.HoldsAsync(() => ended == source.Requests - 4);
        source.Before = (_, _) => Task.CompletedTask;
        Assert.True(source.Holds(await served.ReadAsync(0, null)));
        Assert.Null(served.Source.Fault);
    }

    private static async Task ReadBlocksAsync(ServedSource source, params int[] blocks)
    {
        foreach (var block in blocks)
            await source.ReadAsync((long)block * Served.Options.BlockBytes, new byte[10], CancellationToken.None);
    }
}
