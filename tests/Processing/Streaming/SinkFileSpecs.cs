using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Tests.Processing.Running;

namespace MediaFunctions.Tests.Processing.Streaming;

/// <summary>design: FFmpeg, Out. One file, as it arrives in the store.</summary>
public sealed class SinkFileSpecs
{
    private static readonly SinkRules Holding = new(long.MaxValue)
    {
        Holds = name => name.EndsWith(".m3u8", StringComparison.Ordinal),
        MaxKeptBytes = 0,
    };

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(128 * 1024, true)]
    [InlineData(3_000_001, false)]
    [InlineData(8 * Sunk.MiB, true)]
    public async Task A_file_of_up_to_8_mib_is_put_in_one_request_with_its_size_and_hash(int size, bool chunked)
    {
        await using var sunk = await Sunk.OpenAsync();
        var bytes = Sunk.RandomBytes(size);

        var status = await sunk.PutAsync("a.jpg", bytes, chunked ? HttpMethod.Put : HttpMethod.Post, chunked);
        await sunk.CompleteAsync();

        Assert.Equal(202, status);
        Assert.Equal(["put a.jpg"], sunk.Store.Done);
        Assert.True(bytes.AsSpan().SequenceEqual(sunk.Store.Objects["a.jpg"]));
        Assert.Equal(new SinkFile(size, Convert.ToHexStringLower(SHA256.HashData(bytes)), null), sunk.Sink.Files["a.jpg"]);
    }

    [Theory]
    [InlineData((8 * Sunk.MiB) + 1, new[] { 8 * Sunk.MiB, 1 })]
    [InlineData(16 * Sunk.MiB, new[] { 8 * Sunk.MiB, 8 * Sunk.MiB })]
    [InlineData((40 * Sunk.MiB) + 4711, new[] { 8 * Sunk.MiB, 8 * Sunk.MiB, 8 * Sunk.MiB, 8 * Sunk.MiB, 8 * Sunk.MiB, 4711 })]
    public async Task A_larger_one_goes_in_parts_of_8_mib_and_a_last_one(int size, int[] parts)
    {
        await using var sunk = await Sunk.OpenAsync();
        var bytes = Sunk.RandomBytes(size);

        await sunk.PutAsync("hls/v0.ts", bytes);
        await sunk.CompleteAsync();

        Assert.Equal(parts, sunk.Store.Parts["hls/v0.ts"]);
        Assert.True(bytes.AsSpan().SequenceEqual(sunk.Store.Objects["hls/v0.ts"]));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), sunk.Sink.Files["hls/v0.ts"].Sha256);
    }

    [Fact]
    public async Task Parts_are_sent_while_the_file_still_grows_and_several_at_once()
    {
        var both = new TaskCompletionSource();
        var store = new MemoryStore();
        store.Before = (request, _) => request.StartsWith("part", StringComparison.Ordinal) ? both.Task : Task.CompletedTask;
        await using var sunk = await Sunk.OpenAsync(store);

        var file = sunk.Begin("a.ts");
        await file.WriteAsync(Sunk.RandomBytes(17 * Sunk.MiB));
        await Eventually.HoldsAsync(() => store.UnderWay == 2);
        both.SetResult();
        await file.EndAsync();
        await sunk.CompleteAsync();

        Assert.Equal(17 * Sunk.MiB, sunk.Sink.Files["a.ts"].Bytes);
    }

    [Fact]
    public async Task The_content_is_kept_of_small_files_that_the_rules_name()
    {
        await using var sunk = await Sunk.OpenAsync();
        var large = Sunk.RandomBytes(SinkRules.KeptBytes + 1);

        await sunk.PutAsync("v0.m3u8", "#EXTM3U"u8.ToArray());
        await sunk.PutAsync("large.m3u8", large);
        await sunk.PutAsync("v0.m4s", [1, 2, 3]);
        await sunk.CompleteAsync();

        Assert.Equal("#EXTM3U", Encoding.UTF8.GetString(sunk.Sink.Files["v0.m3u8"].Content!));
        Assert.Null(sunk.Sink.Files["large.m3u8"].Content);
        Assert.Null(sunk.Sink.Files["v0.m4s"].Content);
    }

    [Fact]
    public async Task Of_all_files_together_no_more_is_kept_than_the_rules_say_and_the_rest_is_in_the_store()
    {
        var rules = new SinkRules(long.MaxValue) { Keeps = _ => true, MaxKeptBytes = 250_000 };
        await using var sunk = await Sunk.OpenAsync(rules: rules);

        foreach (var sheet in Enumerable.Range(1, 5))
            await sunk.PutAsync($"sheet-{sheet}.jpg", Sunk.RandomBytes(100_000, sheet));
        await sunk.PutAsync("init.mp4", Sunk.RandomBytes(50_000));
        await sunk.CompleteAsync();

        Assert.Equal(6, sunk.Store.Objects.Count);
        Assert.Equal(250_000, sunk.Sink.Files.Values.Sum(file => file.Content?.Length ?? 0));
        Assert.NotNull(sunk.Sink.Files["init.mp4"].Content);
    }

    [Fact]
    public async Task A_file_that_is_written_again_takes_no_second_share_of_what_is_kept()
    {
        await using var sunk = await Sunk.OpenAsync(rules: new SinkRules(long.MaxValue) { Keeps = _ => true, MaxKeptBytes = 1000 });

        for (byte version = 1; version <= 20; version++)
        {
            await sunk.PutAsync("a.jpg", [.. Enumerable.Repeat(version, 400)]);
            await Eventually.HoldsAsync(() => sunk.Store.Objects.TryGetValue("a.jpg", out var stored) && stored[0] == version && sunk.Store.UnderWay == 0);
        }
        await sunk.CompleteAsync();

        Assert.Equal(20, sunk.Sink.Files["a.jpg"].Content![0]);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(SinkRules.KeptBytes + 1)]
    [InlineData(SinkRules.HeldBytes)]
    public async Task What_the_rules_hold_back_is_kept_whatever_else_is_and_not_stored(int size)
    {
        await using var sunk = await Sunk.OpenAsync(rules: Holding);

        await sunk.PutAsync("v0.m3u8", Sunk.RandomBytes(size));
        await sunk.CompleteAsync();

        Assert.Empty(sunk.Store.Asked);
        Assert.False(sunk.Sink.Files["v0.m3u8"].IsStored);
        Assert.True(Sunk.RandomBytes(size).AsSpan().SequenceEqual(sunk.Sink.Files["v0.m3u8"].Content));
    }

    [Fact]
    public async Task What_is_too_large_to_be_held_back_fails_the_sink()
    {
        await using var sunk = await Sunk.OpenAsync(rules: Holding);

        await sunk.TryPutAsync("v0.m3u8", Sunk.RandomBytes(SinkRules.HeldBytes + 1));

        await Assert.ThrowsAsync<SinkFullException>(sunk.CompleteAsync);
        Assert.Empty(sunk.Store.Asked);
    }

    /// <summary>The kernel's news of bytes may come when they have been read: no reader may take it for news of others.</summary>
    [Fact]
    public async Task A_sink_is_complete_whenever_the_news_of_its_last_bytes_come()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 150), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (round, _) =>
        {
            await using var sunk = await Sunk.OpenAsync();
            await sunk.PutAsync("a.m4s", Sunk.RandomBytes(200_000, round));
            await sunk.PutAsync("b.m4s", [1]);

            await sunk.CompleteAsync();

            Assert.Equal(2, sunk.Sink.Files.Count);
        });
    }

    [Fact]
    public async Task A_connection_that_rests_between_two_files_stays_open()
    {
        await using var sunk = await Sunk.OpenAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, sunk.Sink.Url.Port);
        byte[] Request(string name) => Encoding.ASCII.GetBytes(
            $"PUT {sunk.Sink.Url.AbsolutePath}{name} HTTP/1.1\r\nHost: x\r\nUser-Agent: Lavf/63\r\nContent-Length: 1\r\n\r\nx");

        await socket.SendAsync(Request("a.m4s"));
        // Kestrel looks at its connections once a second.
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        await socket.SendAsync(Request("b.m4s"));
        await sunk.CompleteAsync();

        Assert.Equal(["a.m4s", "b.m4s"], sunk.Store.Objects.Keys.Order());
    }

    [Theory]
    [InlineData("A.jpg")]
    [InlineData("a_b.jpg")]
    [InlineData("a%20b.jpg")]
    [InlineData("a/b/c.jpg")]
    [InlineData("a//c.jpg")]
    [InlineData("/a.jpg")]
    [InlineData("a/")]
    [InlineData("")]
    [InlineData(".jpg")]
    [InlineData("a/.jpg")]
    [InlineData("%C3%BC.jpg")]
    [InlineData("a%2Fb.jpg")]
    [InlineData("a.jpg%0A")]
    public async Task Another_name_is_refused_and_fails_the_sink(string name)
    {
        await using var sunk = await Sunk.OpenAsync();

        var status = await sunk.PutAsync($"./{name}".Replace("./", sunk.Sink.Url.ToString(), StringComparison.Ordinal), [1]);

        Assert.Equal(400, status);
        Assert.Empty(sunk.Store.Asked);
        Assert.IsType<SinkNameException>(sunk.Sink.Fault);
        await Assert.ThrowsAsync<SinkNameException>(sunk.CompleteAsync);
    }

    [Theory]
    [InlineData("../a.jpg")]
    [InlineData("%2e%2e/a.jpg")]
    [InlineData("/a.jpg")]
    [InlineData("/0123456789abcdef0123456789abcdef/a.jpg")]
    public async Task Another_path_reaches_nothing(string path)
    {
        await using var sunk = await Sunk.OpenAsync();

        var status = await sunk.PutAsync(path, [1]);
        await sunk.CompleteAsync();

        Assert.Equal(404, status);
        Assert.Empty(sunk.Store.Asked);
        Assert.Equal("127.0.0.1", sunk.Sink.Url.Host);
        Assert.Matches("^/[0-9a-f]{32}/$", sunk.Sink.Url.AbsolutePath);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("GET")]
    public async Task What_is_no_write_is_not_allowed_and_no_fault(string method)
    {
        await using var sunk = await Sunk.OpenAsync();
        await sunk.PutAsync("a.m4s", [1]);

        var status = await sunk.PutAsync("a.m4s", [], new HttpMethod(method));
        await sunk.CompleteAsync();

        Assert.Equal(405, status);
        Assert.Null(sunk.Sink.Fault);
        Assert.Equal(["a.m4s"], sunk.Store.Objects.Keys);
    }

    [Fact]
    public async Task Many_files_at_once_all_arrive_by_a_bounded_number_of_requests()
    {
        await using var sunk = await Sunk.OpenAsync();

        await Parallel.ForEachAsync(Enumerable.Range(0, 300), async (i, _) =>
            await sunk.PutAsync($"hls/v0-{i}.m4s", Sunk.RandomBytes(1000 + (i * 100), i)));
        await sunk.CompleteAsync();

        Assert.Equal(300, sunk.Sink.Files.Count);
        Assert.All(Enumerable.Range(0, 300), i =>
            Assert.Equal(Sunk.RandomBytes(1000 + (i * 100), i), sunk.Store.Objects[$"hls/v0-{i}.m4s"]));
        Assert.InRange(sunk.Store.MostUnderWay, 2, Sunk.Options.SinkRequests);
    }

    /// <summary>What FFmpeg does: files one after the other on a connection, no answer read, and the process is gone.</summary>
    [Fact]
    public async Task A_client_that_reads_no_answer_and_is_gone_has_lost_nothing()
    {
        for (var round = 0; round < 40; round++)
        {
            await using var sunk = await Sunk.OpenAsync();
            for (var connection = 0; connection < 3; connection++)
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(sunk.Sink.Url.Host, sunk.Sink.Url.Port);
                for (var file = 0; file < 20; file++)
                    await socket.SendAsync(Encoding.ASCII.GetBytes(
                        $"PUT {sunk.Sink.Url.AbsolutePath}v{connection}-{file}.m4s HTTP/1.1\r\nHost: x\r\nUser-Agent: Lavf/63\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"));
            }

            await sunk.CompleteAsync();

            Assert.Equal(60, sunk.Sink.Files.Count);
        }
    }
}
