using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Bench;

/// <summary>The source server with other values than its defaults: what each costs in time, bytes and requests.</summary>
internal sealed class TuneBenchmark(Workshop shop)
{
    private const long Bytes = 1_000_000_000;
    private const string Key = "large.mp4";

    private static readonly StreamingOptions Usual = new();

    private static readonly IReadOnlyList<Variant> Frames =
    [
        new("as it is", Usual),
        .. new[] { 64, 256, 512 }.Select(kib => new Variant($"blocks of {kib} KiB", Usual with { BlockBytes = kib * 1024 })),
        .. new[] { 0, 1, 4, 8 }.Select(ahead => new Variant($"{ahead} blocks ahead", Usual with { FewFrames = Usual.FewFrames with { SpansAhead = ahead } })),
        new("ahead after 2 blocks", Usual with { FewFrames = Usual.FewFrames with { AfterBlocks = 2 } }),
        new("read ahead as for who reads all", Usual with { FewFrames = Usual.Whole }),
        .. new[] { 16, 256 }.Select(kib => new Variant($"send buffer {kib} KiB", Usual with { SendBufferBytes = kib * 1024 })),
        new("receive buffer as the kernel likes", Usual, arguments => arguments.Replace("-recv_buffer_size 65536 ", "", StringComparison.Ordinal)),
        new("frame threads", Usual, arguments => arguments.Replace("-thread_type slice ", "", StringComparison.Ordinal)),
        new("streams probed again", Usual, arguments => arguments.Replace("-nofind_stream_info ", "", StringComparison.Ordinal)),
        new("streams not probed", Usual, arguments => arguments.Replace(" -i ", " -nofind_stream_info -i ", StringComparison.Ordinal)),
        new("thread queue 1", Usual, arguments => arguments.Replace(" -i ", " -thread_queue_size 1 -i ", StringComparison.Ordinal)),
    ];

    private static readonly IReadOnlyList<Variant> Sounds =
    [
        new("as it is", Usual),
        new("blocks of 1 MiB", Usual with { BlockBytes = 1 << 20, Whole = Usual.Whole with { AfterBlocks = 2, SpanBlocks = 8 } }),
        .. new[] { 1, 2, 6 }.Select(spans => new Variant($"{spans} spans ahead", Usual with { Whole = Usual.Whole with { SpansAhead = spans } })),
        .. new[] { 2, 4, 16 }.Select(mib => new Variant($"spans of {mib} MiB", Usual with { Whole = Usual.Whole with { SpanBlocks = mib * 8 } })),
        .. new[] { 24, 96 }.Select(mib => new Variant($"cache of {mib} MiB", Usual with { CacheBytes = mib << 20 })),
        new("send buffer 256 KiB", Usual with { SendBufferBytes = 256 * 1024 }),
        new("receive buffer as the kernel likes", Usual, arguments => arguments.Replace("-recv_buffer_size 65536 ", "", StringComparison.Ordinal)),
    ];

    public async Task<string> RunAsync(int rounds)
    {
        var clip = await shop.Clips.LargeAsync(Bytes);
        var size = new FileInfo(clip).Length;
        await using var server = await RangeServer.StartAsync((Key, clip));
        return Shape("tune: the exact frame", await TryAsync("exact", Frames), size)
            + "\n" + Shape("tune: the key frame before it", await TryAsync("before", Frames), size)
            + "\n" + Shape("tune: the whole sound", await TryAsync("sound", Sounds), size);

        Task<IReadOnlyList<Outcome>> TryAsync(string recipe, IReadOnlyList<Variant> variants) => Contest.RunAsync(
            $"tune: {recipe}", rounds, warmUp: false,
            [.. variants.Select(variant => new Contender(variant.Name, () => RunAsync(server, recipe, variant)))]);
    }

    private static string Shape(string title, IReadOnlyList<Outcome> outcomes, long size) => new Table(title, outcomes)
        .Ratio("time", s => s.Seconds)
        .Spread("seconds", s => s.Seconds)
        .Column("% of the bytes", o => $"{100 * o.Of(s => s.BytesRead).Median / size:0.00}")
        .Column("of them the probe", o => $"{100 * o.Of(s => s.ProbeBytes).Median / size:0.00}")
        .Column("requests", o => $"{o.Of(s => s.Requests).Median:0}")
        .ToString();

    private async Task<Sample> RunAsync(RangeServer server, string recipe, Variant variant)
    {
        await using var seat = new Seat(shop.SettingsFor(server), variant.Options);
        using var folder = new TempFolder();
        // Connections, compilers.
        await seat.RunAsync(Key, "middle", folder.ToString());
        await server.SentAsync();
        var sample = await seat.RunAsync(Key, recipe, folder.ToString(), variant.Change);
        var sent = await server.SentAsync();
        return sample with { BytesRead = sent.Bytes, Requests = sent.Requests };
    }

    private sealed record Variant(string Name, StreamingOptions Options, Func<string, string>? Change = null);
}
