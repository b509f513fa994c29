namespace MediaFunctions.Bench;

/// <summary>What the worker takes above its idle memory while a source is read whole: the same, whatever the source's size.</summary>
internal sealed class MemoryBenchmark(Workshop shop)
{
    private const string WarmUpKey = "short.mp4";

    private static readonly IReadOnlyList<long> Sizes = [100_000_000, 2_000_000_000];

    public async Task<string> RunAsync(int rounds)
    {
        var clips = new List<(string Key, string Path, double Duration)>();
        foreach (var size in Sizes)
        {
            var path = await shop.Clips.LargeAsync(size);
            clips.Add((Path.GetFileName(path), path, await Judge.DurationAsync(path)));
        }
        await using var server = await RangeServer.StartAsync(
            [.. clips.Select(clip => (clip.Key, clip.Path)), (WarmUpKey, await shop.Clips.ShortAsync())]);
        await using var desk = new Desk(shop.SettingsFor(server));

        var outcomes = await Contest.RunAsync("memory", rounds, warmUp: false, [.. clips.Select(clip => new Contender(
            $"mp3 of a source of {new FileInfo(clip.Path).Length / 1e6:0} MB",
            () => MeasureAsync(desk, server, clip.Key, clip.Duration)))]);
        return new Table("memory: the worker's peak above idle while a source is read whole", outcomes)
            .Ratio("memory", s => s.OwnBytes)
            .Column("MB above idle", o => o.Of(s => s.OwnBytes / 1e6).Text("0"))
            .Megabytes("MB read", s => s.BytesRead)
            .Megabytes("FFmpeg's memory, MB", s => s.FFmpegBytes)
            .Spread("seconds", s => s.Seconds)
            .ToString();
    }

    private async Task<Sample> MeasureAsync(Desk desk, RangeServer server, string key, double duration)
    {
        // A new process each time: what an earlier job left on the heap would hide what this one takes.
        await using var worker = new WorkerProcess(shop.SettingsFor(server));
        await worker.ReadyAsync();
        await desk.OrderAsync(WarmUpKey, "middle");
        await worker.WorkAsync();

        var job = await desk.OrderAsync(key, "sound");
        await server.SentAsync();
        var report = await worker.WorkAsync();
        var sent = await server.SentAsync();
        using var folder = new TempFolder();
        var receipt = await desk.CollectAsync(job, folder.ToString());
        await Judge.SoundAsync(folder.File("audio"), duration);
        return new Sample
        {
            Seconds = report.Seconds,
            OwnBytes = report.PeakBytes - report.IdleBytes,
            FFmpegBytes = receipt.PeakRssBytes,
            BytesRead = sent.Bytes,
            Requests = sent.Requests,
        };
    }
}
