using System.Diagnostics;
using System.Text.Json;
using Amazon.S3;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Bench;

/// <summary>Thumbnail and sound of a clip: the whole job of ours against the bare program and two ways of doing without.</summary>
internal sealed class JobBenchmark(Workshop shop)
{
    private const string Key = "bench/short.mp4";
    private const double Duration = 30;

    public async Task<string> RunAsync(int rounds)
    {
        var clip = await shop.Clips.ShortAsync();
        await using var desk = new Desk(shop.Settings());
        await desk.PutAsync(Key, clip);
        await using var worker = new WorkerProcess(shop.Settings());
        await worker.ReadyAsync();

        var wasmLoaded = new List<Sample>();
        var outcomes = await Contest.RunAsync("job", rounds, warmUp: true,
            new Contender("ours, the worker is up", () => OursAsync(desk, worker)),
            new Contender("ours, cold: from the start of the process", () => ColdAsync(desk)),
            new Contender("bare FFmpeg (our build), local files, two runs", () => BareAsync(clip)),
            new Contender("ffmpeg.wasm in Node, the whole process", () => WasmAsync(desk, wasmLoaded)),
            new Contender("download, Debian's ffmpeg twice, upload", () => LambdaAsync(desk)));
        var loaded = new Outcome("ffmpeg.wasm, its core already loaded", [.. wasmLoaded.TakeLast(rounds)]);
        return new Table("job: thumbnail at 2 s and mp3 of a 30 s 1080p clip", [.. outcomes.Take(4), loaded, outcomes[4]])
            .Ratio("time", s => s.Seconds)
            .Spread("seconds", s => s.Seconds)
            .Megabytes("own memory, MB", s => s.OwnBytes)
            .Megabytes("FFmpeg's memory, MB", s => s.FFmpegBytes)
            .ToString();
    }

    private static async Task<Sample> OursAsync(Desk desk, WorkerProcess worker)
    {
        var job = await desk.OrderAsync(Key, "both");
        var report = await worker.WorkAsync();
        return await CollectAsync(desk, job, report.Seconds, report);
    }

    private async Task<Sample> ColdAsync(Desk desk)
    {
        var job = await desk.OrderAsync(Key, "both");
        await using var worker = new WorkerProcess(shop.Settings());
        await worker.ReadyAsync();
        var report = await worker.WorkAsync();
        return await CollectAsync(desk, job, worker.Age, report);
    }

    private static async Task<Sample> CollectAsync(Desk desk, string job, double seconds, WorkerReport report)
    {
        using var folder = new TempFolder();
        var receipt = await desk.CollectAsync(job, folder.ToString());
        await JudgeAsync(folder.File("thumbnail"), folder.File("audio"));
        return new Sample { Seconds = seconds, OwnBytes = report.PeakBytes, FFmpegBytes = receipt.PeakRssBytes };
    }

    private async Task<Sample> BareAsync(string clip)
    {
        using var folder = new TempFolder();
        var (picture, sound) = (folder.File("thumbnail.jpg"), folder.File("audio.mp3"));
        var began = Stopwatch.GetTimestamp();
        var peak = await Child.FFmpegAsync(shop.FFmpeg, [.. Recipes.Picture(clip, 2), picture]);
        peak = Math.Max(peak, await Child.FFmpegAsync(shop.FFmpeg, [.. Recipes.Sound(clip), sound]));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await JudgeAsync(picture, sound);
        return new Sample { Seconds = seconds, FFmpegBytes = peak };
    }

    private static async Task<Sample> WasmAsync(Desk desk, List<Sample> loaded)
    {
        var result = await Child.RunAsync("node",
        [
            Repository.File("bench", "wasm.mjs"), desk.Presign(HttpVerb.GET, desk.Uploads, Key),
            Put("wasm.jpg"), .. Recipes.Picture("in.mp4", 2), "--", Put("wasm.mp3"), .. Recipes.Sound("in.mp4"),
        ]);
        var told = JsonElement.Parse(result.Output);
        await JudgeAsync(desk, "wasm.jpg", "wasm.mp3");
        var sample = new Sample { Seconds = result.Seconds, OwnBytes = told.GetProperty("peakBytes").GetDouble() };
        loaded.Add(sample with { Seconds = told.GetProperty("workSeconds").GetDouble() });
        return sample;

        string Put(string key) => $"{key}={desk.Presign(HttpVerb.PUT, desk.Media, key)}";
    }

    private static async Task<Sample> LambdaAsync(Desk desk)
    {
        var began = Stopwatch.GetTimestamp();
        var peak = await new LambdaWay(desk).RunAsync(
            Key, ("lambda.jpg", source => Recipes.Picture(source, 2)), ("lambda.mp3", Recipes.Sound));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await JudgeAsync(desk, "lambda.jpg", "lambda.mp3");
        return new Sample { Seconds = seconds, FFmpegBytes = peak };
    }

    private static async Task JudgeAsync(Desk desk, string pictureKey, string soundKey)
    {
        using var folder = new TempFolder();
        await desk.FetchAsync(pictureKey, folder.File("thumbnail"));
        await desk.FetchAsync(soundKey, folder.File("audio"));
        await JudgeAsync(folder.File("thumbnail"), folder.File("audio"));
        // What is left there must not pass for the next round's.
        await desk.Media.DeleteAsync(pictureKey, CancellationToken.None);
        await desk.Media.DeleteAsync(soundKey, CancellationToken.None);
    }

    private static async Task JudgeAsync(string picture, string sound)
    {
        await Judge.PictureAsync(picture, 640, 360);
        await Judge.SoundAsync(sound, Duration);
    }
}
