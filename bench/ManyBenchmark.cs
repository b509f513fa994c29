using System.Diagnostics;
using MediaFunctions.Processing.Media;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Bench;

/// <summary>A hundred small jobs: <c>work</c> drains the queue, against a loop of the same commands over local files.</summary>
internal sealed class ManyBenchmark(Workshop shop)
{
    private const int Count = 100;
    private const int AtOnce = 2;
    private const double Duration = 10;

    public async Task<string> RunAsync(int rounds)
    {
        var clip = await shop.Clips.TinyAsync();
        var settings = shop.Settings();
        settings["Worker:Slots"] = $"{AtOnce}";
        await using var desk = new Desk(settings);
        for (var index = 0; index < Count; index++)
            await desk.PutAsync(Key(index), clip);
        await using var seat = new Seat(settings);
        var media = await seat.ProbeAsync(Key(0));

        var outcomes = await Contest.RunAsync("many", rounds, warmUp: false,
            new Contender("ours: work --until-empty, two at once", () => OursAsync(desk, settings)),
            new Contender("bare FFmpeg, two at once", () => BareAsync(clip, media)));
        return new Table($"many: 480p and thumbnail of {Count} clips of 10 s (aim: at least 0.8 of the bare loop's throughput)", outcomes)
            .Column("throughput", o => $"{outcomes[^1].Of(s => s.Seconds).Median / o.Of(s => s.Seconds).Median:0.00}")
            .Spread("seconds", s => s.Seconds)
            .Column("clips a second", o => $"{Count / o.Of(s => s.Seconds).Median:0.00}")
            .ToString();
    }

    private static string Key(int index) => $"bench/many/{index}.mp4";

    private static async Task<Sample> OursAsync(Desk desk, Dictionary<string, string?> settings)
    {
        var jobs = new List<string>();
        for (var index = 0; index < Count; index++)
            jobs.Add(await desk.OrderAsync(Key(index), "small"));

        var start = new ProcessStartInfo("dotnet",
        [
            Repository.File("src", "Standalone", "bin", "Release", "net10.0", "mediafunctions.dll"), "work", "--until-empty",
        ]);
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var seconds = (await Child.RunAsync(start)).Seconds;

        foreach (var job in jobs)
        {
            using var folder = new TempFolder();
            await desk.CollectAsync(job, folder.ToString());
            await Judge.LastsAsync(folder.File("480p"), Duration);
            await Judge.PictureAsync(folder.File("thumbnail"), 640, 360);
        }
        return new Sample { Seconds = seconds };
    }

    private async Task<Sample> BareAsync(string clip, MediaInfo media)
    {
        var plan = Plans.Of("small", media);
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, _) =>
        {
            using var folder = new TempFolder();
            await new Bare(shop.FFmpeg).RunAsync(plan, media, clip, folder.ToString());
        });
        return new Sample { Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds };
    }
}
