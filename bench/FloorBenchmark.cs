using MediaFunctions.Processing.Media;

namespace MediaFunctions.Bench;

/// <summary>A whole job, and the bare program with the same arguments on a local file: what the pipeline itself takes.</summary>
internal sealed class FloorBenchmark(Workshop shop)
{
    private const string Key = "bench/phone.mp4";
    private const double Duration = 30;

    public async Task<string> RunAsync(int rounds)
    {
        var clip = await shop.Clips.PhoneAsync();
        await using var desk = new Desk(shop.Settings());
        await desk.PutAsync(Key, clip);
        await using var seat = new Seat(shop.Settings());
        var media = await seat.ProbeAsync(Key);
        await using var worker = new WorkerProcess(shop.Settings());
        await worker.ReadyAsync();

        var outcomes = await Contest.RunAsync("floor", rounds, warmUp: true,
            new Contender("ours, the worker is up", () => OursAsync(desk, worker)),
            new Contender("bare FFmpeg, a local file, the same arguments", () => BareAsync(clip, media)));
        return new Table("floor: six outputs of a 30 s 1080p clip (aim: at most 1.10 of the bare program, 0.91 the other way round)", outcomes)
            .Ratio("time", s => s.Seconds)
            .Spread("seconds", s => s.Seconds)
            .Ratio("CPU time", s => s.CpuSeconds)
            .ToString();
    }

    private static async Task<Sample> OursAsync(Desk desk, WorkerProcess worker)
    {
        var job = await desk.OrderAsync(Key, "six");
        var report = await worker.WorkAsync();
        using var folder = new TempFolder();
        var receipt = await desk.CollectAsync(job, folder.ToString());
        await Judge.LastsAsync(folder.File("720p"), Duration);
        await Judge.LastsAsync(folder.File("audio"), Duration);
        return new Sample { Seconds = report.Seconds, CpuSeconds = receipt.FfmpegCpuMs / 1000.0 };
    }

    private async Task<Sample> BareAsync(string clip, MediaInfo media)
    {
        using var folder = new TempFolder();
        return await new Bare(shop.FFmpeg).RunAsync(Plans.Of("six", media), media, clip, folder.ToString());
    }
}
