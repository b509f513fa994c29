using System.Diagnostics;

namespace MediaFunctions.Bench;

/// <summary>One thumbnail from the middle of a gigabyte whose index is at its end: by range reads, or after a download.</summary>
internal sealed class LargeBenchmark(Workshop shop)
{
    private const long Bytes = 1_000_000_000;
    private const string Key = "large.mp4";
    private const string WarmUpKey = "short.mp4";

    public async Task<string> RunAsync(int rounds)
    {
        var clip = await shop.Clips.LargeAsync(Bytes);
        var middle = await Judge.DurationAsync(clip) / 2;
        await using var server = await RangeServer.StartAsync((Key, clip), (WarmUpKey, await shop.Clips.ShortAsync()));
        await using var desk = new Desk(shop.SettingsFor(server));
        await using var worker = new WorkerProcess(shop.SettingsFor(server));
        await worker.ReadyAsync();
        await OursAsync(desk, worker, server, WarmUpKey);

        var outcomes = await Contest.RunAsync("large", rounds, warmUp: false,
            new Contender("ours: range reads", () => OursAsync(desk, worker, server, Key)),
            new Contender("download, Debian's ffmpeg, upload", () => LambdaAsync(desk, server, middle)));
        return new Table("large: thumbnail at 50 % of a 1 GB mp4, index at the end, 30 ms a request, 50 MB/s a connection", outcomes)
            .Ratio("time", s => s.Seconds)
            .Spread("seconds", s => s.Seconds)
            .Ratio("bytes read", s => s.BytesRead)
            .Megabytes("MB read", s => s.BytesRead, "0.0")
            .Column("requests", o => $"{o.Of(s => s.Requests).Median:0}")
            .ToString();
    }

    private static async Task<Sample> OursAsync(Desk desk, WorkerProcess worker, RangeServer server, string key)
    {
        var job = await desk.OrderAsync(key, "middle");
        await server.SentAsync();
        var report = await worker.WorkAsync();
        var sent = await server.SentAsync();
        using var folder = new TempFolder();
        await desk.CollectAsync(job, folder.ToString());
        await Judge.PictureAsync(folder.File("thumbnail"), 640, 360);
        return new Sample { Seconds = report.Seconds, BytesRead = sent.Bytes, Requests = sent.Requests };
    }

    private static async Task<Sample> LambdaAsync(Desk desk, RangeServer server, double middle)
    {
        const string output = "lambda.jpg";
        await server.SentAsync();
        var began = Stopwatch.GetTimestamp();
        await new LambdaWay(desk).RunAsync(Key, (output, source => Recipes.Picture(source, middle)));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var sent = await server.SentAsync();
        using var folder = new TempFolder();
        await desk.FetchAsync(output, folder.File(output));
        await Judge.PictureAsync(folder.File(output), 640, 360);
        return new Sample { Seconds = seconds, BytesRead = sent.Bytes, Requests = sent.Requests };
    }
}
