using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Bench;

/// <summary>Many outputs by one plan, and by a process each: the same program, arguments, source and number of runs at once.</summary>
internal sealed class MergeBenchmark(Workshop shop)
{
    private const string Key = "bench/phone.mp4";

    private const double Duration = 30;

    private static readonly IReadOnlyList<string> Six =
        ["one-thumbnail", "one-audio", "one-720p", "one-480p", "one-storyboard", "one-waveform"];

    private static readonly IReadOnlyList<string> Rungs = ["rung-720p", "rung-480p", "rung-240p"];

    public async Task<string> RunAsync(int rounds)
    {
        var clip = await shop.Clips.PhoneAsync();
        await using var desk = new Desk(shop.Settings());
        await desk.PutAsync(Key, clip);
        await using var seat = new Seat(shop.Settings());
        var media = await seat.ProbeAsync(Key);
        return await CompareAsync("merge: six outputs of a 30 s 1080p clip (aim: CPU and time at least 1.5)", "six", Six)
            + "\n" + await CompareAsync("merge: hls of three rungs of the same", "ladder", Rungs);

        async Task<string> CompareAsync(string title, string together, IReadOnlyList<string> each)
        {
            var outcomes = await Contest.RunAsync(title, rounds, warmUp: false,
                new Contender($"ours: {Plans.Of(together, media).Runs.Count} runs", () => RunAsync(clip, media, Plans.Of(together, media))),
                new Contender($"a process an output: {each.Count} runs", () => RunAsync(clip, media, Apart(each, media))));
            return new Table(title, outcomes)
                .Ratio("CPU time", s => s.CpuSeconds)
                .Ratio("time", s => s.Seconds)
                .Spread("CPU seconds", s => s.CpuSeconds)
                .Spread("seconds", s => s.Seconds)
                .ToString();
        }
    }

    private async Task<Sample> RunAsync(string clip, MediaInfo media, JobPlan plan)
    {
        using var folder = new TempFolder();
        var sample = await new Bare(shop.FFmpeg).RunAsync(plan, media, clip, folder.ToString());
        foreach (var file in Directory.EnumerateFiles(folder.ToString(), "*", SearchOption.AllDirectories).Where(Judge.HasTime))
            await Judge.LastsAsync(file, Duration);
        return sample;
    }

    /// <summary>The plans of recipes of one output, side by side.</summary>
    private static JobPlan Apart(IReadOnlyList<string> recipes, MediaInfo media) =>
        new([.. recipes.SelectMany(recipe => Plans.Of(recipe, media).Runs)], []);
}
