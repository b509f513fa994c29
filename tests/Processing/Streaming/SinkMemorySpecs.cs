using System.Net.Sockets;
using System.Text;
using MediaFunctions.Tests.Processing.Running;

namespace MediaFunctions.Tests.Processing.Streaming;

/// <summary>One bound over all that a sink holds; a writer waits and is never stuck.</summary>
public sealed class SinkMemorySpecs
{
    private const int Bound = 16 * Sunk.MiB;

    [Fact]
    public async Task A_writer_waits_while_the_store_is_slow_and_nothing_is_lost()
    {
        var answer = new TaskCompletionSource();
        var store = new MemoryStore { Before = (request, _) => request.StartsWith("part", StringComparison.Ordinal) ? answer.Task : Task.CompletedTask };
        await using var sunk = await Sunk.OpenAsync(store, Sunk.Options with { SinkBytes = Bound });
        var bytes = Sunk.RandomBytes(60 * Sunk.MiB);

        var put = sunk.PutAsync("a.ts", bytes);
        await Eventually.HoldsAsync(() => sunk.Sink.BufferedBytes == Bound);
        Assert.False(put.IsCompleted);
        answer.SetResult();
        await put;
        await sunk.CompleteAsync();

        Assert.True(bytes.AsSpan().SequenceEqual(store.Objects["a.ts"]));
        Assert.Equal(Bound, sunk.Sink.PeakBufferedBytes);
    }

    [Fact]
    public async Task Several_large_files_share_the_bound()
    {
        var store = new MemoryStore { Before = (_, token) => Task.Delay(5, token) };
        await using var sunk = await Sunk.OpenAsync(store, Sunk.Options with { SinkBytes = 3 * Bound });
        var files = Enumerable.Range(0, 6).Select(i => Sunk.RandomBytes(20 * Sunk.MiB, i)).ToList();

        await Task.WhenAll(files.Select((bytes, i) => sunk.PutAsync($"v{i}.ts", bytes)));
        await sunk.CompleteAsync();

        Assert.All(Enumerable.Range(0, 6), i => Assert.True(files[i].AsSpan().SequenceEqual(store.Objects[$"v{i}.ts"])));
        Assert.InRange(sunk.Sink.PeakBufferedBytes, 8 * Sunk.MiB, 3 * Bound);
    }

    /// <summary>
    /// FFmpeg: one process writes all files in turn, and while one write waits it writes none of the others. With more
    /// files than the bound has parts, all of it would be taken by parts that nobody can fill.
    /// </summary>
    [Fact]
    public async Task More_files_in_turn_than_the_bound_has_parts_are_never_stuck()
    {
        const int Files = 5, Turns = 200, TurnBytes = 64 * 1024;
        await using var sunk = await Sunk.OpenAsync(options: Sunk.Options with { SinkBytes = Bound });
        var sockets = Enumerable.Range(0, Files)
            .Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToList();
        for (var file = 0; file < Files; file++)
        {
            await sockets[file].ConnectAsync(sunk.Sink.Url.Host, sunk.Sink.Url.Port);
            await sockets[file].SendAsync(Encoding.ASCII.GetBytes(
                $"PUT {sunk.Sink.Url.AbsolutePath}v{file}.ts HTTP/1.1\r\nHost: x\r\nContent-Length: {Turns * TurnBytes}\r\n\r\n"));
        }

        var turn = Sunk.RandomBytes(TurnBytes);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        for (var i = 0; i < Turns; i++)
            foreach (var socket in sockets)
                await SendAllAsync(socket, turn, patience.Token);
        sockets.ForEach(socket => socket.Dispose());
        await sunk.CompleteAsync();

        Assert.Equal(Files, sunk.Sink.Files.Count);
        Assert.All(sunk.Sink.Files.Values, file => Assert.Equal(Turns * TurnBytes, file.Bytes));
        Assert.InRange(sunk.Sink.PeakBufferedBytes, Bound, Files * 8 * Sunk.MiB);
    }

    [Fact]
    public async Task Small_files_take_little_of_it()
    {
        var answer = new TaskCompletionSource();
        await using var sunk = await Sunk.OpenAsync(new MemoryStore { Before = (_, _) => answer.Task });

        for (var i = 0; i < 50; i++)
            await sunk.PutAsync($"{i}.jpg", [1]);
        Assert.Equal(50 * 128 * 1024, sunk.Sink.BufferedBytes);
        answer.SetResult();
        await sunk.CompleteAsync();

        Assert.Equal(0, sunk.Sink.BufferedBytes);
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken)..];
    }
}
