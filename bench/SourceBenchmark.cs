using System.Diagnostics;

namespace MediaFunctions.Bench;

/// <summary>How FFmpeg gets at the bytes of a large object: by our source server, by itself, or after a download.</summary>
internal sealed class SourceBenchmark(Workshop shop)
{
    private const long Bytes = 1_000_000_000;
    private const string Key = "large.mp4";

    public async Task<string> RunAsync(int rounds)
    {
        var clip = await shop.Clips.LargeAsync(Bytes);
        var size = new FileInfo(clip).Length;
        var duration = await Judge.DurationAsync(clip);
        await using var server = await RangeServer.StartAsync((Key, clip));
        await using var desk = new Desk(shop.SettingsFor(server));
        await using var seat = new Seat(shop.SettingsFor(server));
        var url = $"{server.Address}/uploads/{Key}";

        var pictures = await Contest.RunAsync("source: picture", rounds, warmUp: true,
            new Contender("ours, the exact frame", () => OursAsync(seat, server, "exact", "0/thumbnail.jpg", Picture)),
            new Contender("ours, the key frame before it", () => OursAsync(seat, server, "before", "0/thumbnail.jpg", Picture)),
            new Contender("FFmpeg reads the URL", () => FFmpegAsync(server, "url.jpg", Recipes.Picture(url, Recipes.ExactSecond), Picture)),
            new Contender("download, then FFmpeg", () => DownloadAsync(desk, server, "download.jpg", file => Recipes.Picture(file, Recipes.ExactSecond), Picture)));
        var sounds = await Contest.RunAsync("source: sound", rounds, warmUp: false,
            new Contender("ours", () => OursAsync(seat, server, "sound", "0/audio.mp3", Sound)),
            new Contender("FFmpeg reads the URL", () => FFmpegAsync(server, "url.mp3", Recipes.Sound(url), Sound)));
        return Shape("source: one frame in the middle of a 1 GB mp4, 30 ms a request, 50 MB/s a connection; the probe is left out of times (aims: exact 0.4 % of the bytes and 1.15 of the time of FFmpeg's URL; before it 0.3 % and 0.75; 0.15 of the download)", pictures, size)
            + "\n" + Shape("source: the whole sound of the same (aim: 0.85 of the URL's time)", sounds, size);

        Task Picture(string path) => Judge.PictureAsync(path, 640, 360);
        Task Sound(string path) => Judge.SoundAsync(path, duration);
    }

    private static string Shape(string title, IReadOnlyList<Outcome> outcomes, long size) => new Table(title, outcomes)
        .Ratio("time", s => s.Seconds)
        .Spread("seconds", s => s.Seconds)
        .Column("% of the bytes", o => $"{100 * o.Of(s => s.BytesRead).Median / size:0.00}")
        .Column("of them the probe", o => $"{100 * o.Of(s => s.ProbeBytes).Median / size:0.00}")
        .Column("requests", o => $"{o.Of(s => s.Requests).Median:0}")
        .ToString();

    private static async Task<Sample> OursAsync(Seat seat, RangeServer server, string recipe, string file, Func<string, Task> judge)
    {
        using var folder = new TempFolder();
        await server.SentAsync();
        var sample = await seat.RunAsync(Key, recipe, folder.ToString());
        var sent = await server.SentAsync();
        await judge(folder.File(file));
        return sample with { BytesRead = sent.Bytes, Requests = sent.Requests };
    }

    private async Task<Sample> FFmpegAsync(RangeServer server, string file, string[] arguments, Func<string, Task> judge)
    {
        using var folder = new TempFolder();
        await server.SentAsync();
        var began = Stopwatch.GetTimestamp();
        await Child.FFmpegAsync(shop.FFmpeg, [.. arguments, folder.File(file)]);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var sent = await server.SentAsync();
        await judge(folder.File(file));
        return new Sample { Seconds = seconds, BytesRead = sent.Bytes, Requests = sent.Requests };
    }

    /// <summary>The download alone is timed with the run: nothing is put, as the others put nothing.</summary>
    private async Task<Sample> DownloadAsync(
        Desk desk, RangeServer server, string file, Func<string, string[]> arguments, Func<string, Task> judge)
    {
        using var folder = new TempFolder();
        await server.SentAsync();
        var began = Stopwatch.GetTimestamp();
        var source = folder.File("source.mp4");
        await LambdaWay.DownloadAsync(desk, Key, source);
        await Child.FFmpegAsync(shop.FFmpeg, [.. arguments(source), folder.File(file)]);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var sent = await server.SentAsync();
        await judge(folder.File(file));
        return new Sample { Seconds = seconds, BytesRead = sent.Bytes, Requests = sent.Requests };
    }
}
