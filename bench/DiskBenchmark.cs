namespace MediaFunctions.Bench;

/// <summary>What a worker has on its disk while it makes hls: the same, however long the film.</summary>
internal sealed class DiskBenchmark(Workshop shop)
{
    // A film may be so long: what it writes is more than the disk may hold of it.
    private const long Allowed = 100_000_000;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public async Task<string> RunAsync(int rounds)
    {
        var clips = new List<(string Key, string Path)>();
        foreach (var minutes in new[] { 3, 24 })
        {
            var path = await shop.Clips.LongAsync(minutes);
            clips.Add((Path.GetFileName(path), path));
        }
        await using var server = await RangeServer.StartAsync(clips);
        await using var desk = new Desk(shop.SettingsFor(server));
        var outcomes = await Contest.RunAsync("disk", rounds, warmUp: false, [.. clips.Select(clip => new Contender(
            $"{clip.Key}", () => MeasureAsync(desk, server, clip.Key)))]);
        if (outcomes[^1].Of(s => s.BytesWritten).Median < Allowed)
            throw new InvalidDataException($"The longest film must make more than {Allowed} bytes, or nothing is shown.");
        return new Table("disk: what stands in the worker's temp folder while hls of three rungs is made (aim: at most 100 MB, whatever is written)", outcomes)
            .Column("MB on the disk", o => o.Of(s => s.DiskBytes / 1e6).Text("0.00"))
            .Megabytes("MB written to storage", s => s.BytesWritten)
            .Column("MB of memory above idle", o => o.Of(s => s.OwnBytes / 1e6).Text("0"))
            .Spread("seconds", s => s.Seconds)
            .ToString();
    }

    private async Task<Sample> MeasureAsync(Desk desk, RangeServer server, string key)
    {
        using var temp = new TempFolder();
        var settings = shop.SettingsFor(server);
        settings["TMPDIR"] = temp.ToString();
        await using var worker = new WorkerProcess(settings);
        await worker.ReadyAsync();
        var job = await desk.OrderAsync(key, "three");
        using var stop = new CancellationTokenSource();
        var watch = WatchAsync(temp.ToString(), stop.Token);
        var report = await worker.WorkAsync();
        await stop.CancelAsync();
        var receipt = await desk.ReceiptAsync(job);
        if (receipt.ClassAOps < 20)
            throw new InvalidDataException($"{key}: expected hls of many files, {receipt.ClassAOps} were written.");
        return new Sample
        {
            Seconds = report.Seconds,
            DiskBytes = await watch,
            BytesWritten = receipt.BytesWritten,
            OwnBytes = report.PeakBytes - report.IdleBytes,
        };
    }

    /// <summary>The most that the folder held, bytes.</summary>
    private static async Task<double> WatchAsync(string folder, CancellationToken stop)
    {
        var most = 0.0;
        for (; !stop.IsCancellationRequested; await Task.Delay(Look, CancellationToken.None))
            most = Math.Max(most, new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(SizeOf));
        return most;
    }

    /// <summary>What was deleted meanwhile holds nothing.</summary>
    private static double SizeOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
