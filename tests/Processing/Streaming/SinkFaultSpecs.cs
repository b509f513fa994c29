using System.Net.Sockets;
using System.Text;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Tests.Processing.Running;

namespace MediaFunctions.Tests.Processing.Streaming;

public sealed class SinkFaultSpecs
{
    private readonly MemoryStore store = new();

    [Theory]
    [InlineData("put a.jpg", 1)]
    [InlineData("begin a.ts", 9 * Sunk.MiB)]
    [InlineData("part 1 of a.ts", 9 * Sunk.MiB)]
    [InlineData("part 2 of a.ts", 9 * Sunk.MiB)]
    [InlineData("complete a.ts", 9 * Sunk.MiB)]
    public async Task A_request_that_fails_a_few_times_is_sent_again(string failing, int size)
    {
        store.Before = (request, _) =>
            request == failing && store.Asked.Count(asked => asked == failing) <= 3 ? throw new IOException("503") : Task.CompletedTask;
        await using var sunk = await Sunk.OpenAsync(store);
        var name = failing.Split(' ')[^1];

        await sunk.PutAsync(name, Sunk.RandomBytes(size));
        await sunk.CompleteAsync();

        Assert.True(Sunk.RandomBytes(size).AsSpan().SequenceEqual(store.Objects[name]));
        Assert.Equal(4, store.Asked.Count(asked => asked == failing));
        Assert.Null(sunk.Sink.Fault);
    }

    [Theory]
    [InlineData("put", 1)]
    [InlineData("begin", 9 * Sunk.MiB)]
    [InlineData("part", 9 * Sunk.MiB)]
    [InlineData("complete", 9 * Sunk.MiB)]
    public async Task A_store_that_does_not_recover_is_a_fault_and_nothing_is_left_of_the_file(string failing, int size)
    {
        store.Before = (request, _) => request.StartsWith(failing, StringComparison.Ordinal) ? throw new IOException("503") : Task.CompletedTask;
        await using var sunk = await Sunk.OpenAsync(store);

        await sunk.TryPutAsync("a.ts", Sunk.RandomBytes(size));
        var thrown = await Assert.ThrowsAsync<IOException>(sunk.CompleteAsync);

        Assert.Same(sunk.Sink.Fault, thrown);
        Assert.Empty(sunk.Sink.Files);
        Assert.Empty(store.Objects);
        Assert.Equal(0, store.OpenUploads);
        await Eventually.HoldsAsync(() => sunk.Sink.Faulted.IsCancellationRequested);
    }

    [Fact]
    public async Task A_part_that_fails_ends_the_sink_while_the_file_is_still_written_and_all_others_with_it()
    {
        store.Before = (request, _) => request == "part 1 of a.ts" ? throw new IOException("503") : Task.CompletedTask;
        await using var sunk = await Sunk.OpenAsync(store);
        var other = sunk.Begin("b.ts");
        await other.WriteAsync(Sunk.RandomBytes(9 * Sunk.MiB));
        var file = sunk.Begin("a.ts");

        await file.WriteAsync(Sunk.RandomBytes(9 * Sunk.MiB));
        await Eventually.HoldsAsync(() => sunk.Sink.Faulted.IsCancellationRequested);
        await Assert.ThrowsAsync<HttpRequestException>(file.EndAsync);
        await Assert.ThrowsAsync<HttpRequestException>(other.EndAsync);

        Assert.Equal(503, await sunk.PutAsync("c.jpg", [1]));
        await Assert.ThrowsAsync<IOException>(sunk.CompleteAsync);
        Assert.Empty(store.Objects);
        Assert.Equal(0, store.OpenUploads);
    }

    [Fact]
    public async Task What_is_no_passing_fault_is_not_tried_again()
    {
        store.Before = (_, _) => throw new UnauthorizedAccessException("403");
        await using var sunk = await Sunk.OpenAsync(store);

        await sunk.PutAsync("a.jpg", [1]);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(sunk.CompleteAsync);
        Assert.Single(store.Asked);
    }

    [Fact]
    public async Task A_playlist_is_not_sent_when_what_it_names_did_not_arrive()
    {
        store.Before = (request, _) => request == "put v0-0.m4s" ? throw new IOException("503") : Task.CompletedTask;
        await using var sunk = await Sunk.OpenAsync(store);

        await sunk.PutAsync("v0-0.m4s", [1]);
        await sunk.PutAsync("v0.m3u8", [1]);

        await Assert.ThrowsAsync<IOException>(sunk.CompleteAsync);
        Assert.DoesNotContain("put v0.m3u8", store.Asked);
    }

    [Theory]
    [InlineData("put a.ts", 1)]
    [InlineData("part 1 of a.ts", 9 * Sunk.MiB)]
    public async Task A_store_that_never_answers_is_asked_again_and_is_a_fault_in_the_end(string stalled, int size)
    {
        store.Before = (request, token) => request == stalled ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;
        await using var sunk = await Sunk.OpenAsync(
            store, Sunk.Options with { SinkDeadline = TimeSpan.FromMilliseconds(200), Retries = 1 });

        await sunk.TryPutAsync("a.ts", Sunk.RandomBytes(size));

        await Assert.ThrowsAsync<IOException>(sunk.CompleteAsync);
        Assert.Equal(2, store.Asked.Count(asked => asked == stalled));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(9 * Sunk.MiB)]
    public async Task A_file_beyond_the_runs_limit_is_a_fault_of_its_own(int limit)
    {
        await using var sunk = await Sunk.OpenAsync(store, rules: new SinkRules(limit));

        await Assert.ThrowsAsync<HttpRequestException>(() => sunk.PutAsync("a.ts", Sunk.RandomBytes(limit + 1)));

        await Assert.ThrowsAsync<SinkFullException>(sunk.CompleteAsync);
        Assert.Empty(store.Objects);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(9 * Sunk.MiB)]
    public async Task A_file_whose_connection_breaks_is_not_stored_and_the_storage_is_not_to_blame(int size)
    {
        await using var sunk = await Sunk.OpenAsync(store);
        using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            await socket.ConnectAsync(sunk.Sink.Url.Host, sunk.Sink.Url.Port);
            await socket.SendAsync(Encoding.ASCII.GetBytes(
                $"PUT {sunk.Sink.Url.AbsolutePath}a.ts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{size:x}\r\n"));
            await socket.SendAsync(Sunk.RandomBytes(size - 1));
        }

        await Assert.ThrowsAsync<SinkBrokenException>(sunk.CompleteAsync);

        Assert.Empty(store.Objects);
        Assert.Equal(0, store.OpenUploads);
    }

    [Fact]
    public async Task Who_gives_up_a_sink_ends_its_requests_and_it_has_no_fault()
    {
        store.Before = (request, token) =>
            request.StartsWith("part", StringComparison.Ordinal) ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;
        await using var sunk = await Sunk.OpenAsync(store);
        var file = sunk.Begin("a.ts");
        await file.WriteAsync(Sunk.RandomBytes(9 * Sunk.MiB));
        await Eventually.HoldsAsync(() => store.UnderWay == 1);

        await sunk.GiveUpAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(sunk.CompleteAsync);
        Assert.Null(sunk.Sink.Fault);
        Assert.Equal(["begin a.ts", "abort a.ts"], store.Done);
    }

    [Theory]
    [InlineData("put", 1)]
    [InlineData("begin", 9 * Sunk.MiB)]
    [InlineData("part", 40 * Sunk.MiB)]
    [InlineData("complete", 9 * Sunk.MiB)]
    public async Task A_disposed_sink_leaves_no_request_no_memory_and_no_upload(string waiting, int size)
    {
        var began = new TaskCompletionSource();
        store.Before = (request, token) =>
            request.StartsWith("begin", StringComparison.Ordinal) && waiting == "begin" ? began.Task
            : request.StartsWith(waiting, StringComparison.Ordinal) ? Task.Delay(Timeout.Infinite, token)
            : Task.CompletedTask;
        var sunk = await Sunk.OpenAsync(store, Sunk.Options with { SinkBytes = 16 * Sunk.MiB });
        var put = sunk.TryPutAsync("a.ts", Sunk.RandomBytes(size));
        await Eventually.HoldsAsync(() => store.UnderWay > 0);

        var disposal = sunk.Sink.DisposeAsync();
        began.SetResult();
        await disposal;

        await put;
        Assert.Empty(store.Objects);
        Assert.Null(sunk.Sink.Fault);
        await sunk.DisposeAsync();
    }

    /// <summary>FFmpeg would take it for a failed write.</summary>
    [Fact]
    public async Task FFmpegs_connection_is_closed_by_FFmpeg_or_by_the_end_of_the_sink()
    {
        await using var sunk = await Sunk.OpenAsync(store);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(sunk.Sink.Url.Host, sunk.Sink.Url.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"PUT {sunk.Sink.Url.AbsolutePath}a.jpg HTTP/1.1\r\nHost: x\r\nUser-Agent: Lavf/63\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx"));

        var end = socket.ReceiveAsync(new byte[100]);
        await sunk.CompleteAsync();
        Assert.False(end.IsCompleted);
        await sunk.Sink.DisposeAsync();

        await end.ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal(["a.jpg"], store.Objects.Keys);
    }

    [Fact]
    public async Task A_completed_sink_takes_nothing_more()
    {
        await using var sunk = await Sunk.OpenAsync(store);
        await sunk.CompleteAsync();

        Assert.Equal(503, await sunk.PutAsync("a.jpg", [1]));
        Assert.Empty(store.Asked);
    }

    [Fact]
    public async Task A_bound_that_holds_no_two_parts_is_refused_by_its_name()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => Sunk.OpenAsync(options: Sunk.Options with { SinkBytes = 15 * Sunk.MiB }));

        Assert.Contains("StreamingOptions.SinkBytes", refusal.Message, StringComparison.Ordinal);
    }
}
