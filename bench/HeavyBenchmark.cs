using System.Diagnostics;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Bench;

/// <summary>The same job here and by way of the container: what the way costs, and that it changes nothing.</summary>
/// <remarks>
/// Here a worker that is up takes it, as in a function. By way of the container that worker routes it, and
/// <c>work --heavy --until-empty</c>, a new process each time with the same limits and cores, takes it from the other queue.
/// </remarks>
internal sealed class HeavyBenchmark(Workshop shop)
{
    private const string Key = "bench/phone.mp4";
    private const string Recipe = "vod";
    private const double MostOverhead = 1.05;

    private readonly List<Sample> handovers = [];
    private readonly List<Sample> processes = [];
    private IReadOnlyList<string>? made;

    public async Task<string> RunAsync(int rounds)
    {
        var clip = await shop.Clips.PhoneAsync();
        await using var desk = new Desk(Settings("here"));
        await desk.PutAsync(Key, clip);
        await using var here = new WorkerProcess(Settings("here"));
        await using var router = new WorkerProcess(Settings("container"));
        foreach (var worker in new[] { here, router })
        {
            await worker.ReadyAsync();
            await desk.OrderAsync(Key, "warm-up");
            await worker.WorkAsync();
        }

        var outcomes = await Contest.RunAsync("heavy", rounds, warmUp: false,
            new Contender("here: from the claim to the manifest", () => HereAsync(desk, here)),
            new Contender("by way of the container: the hand-over, and from its claim to the manifest", () => ThereAsync(desk, router)));
        var overhead = outcomes[1].Of(s => s.Seconds).Median / outcomes[0].Of(s => s.Seconds).Median;
        return new Table(
            $"heavy: the preset vod of a 30 s 1080p clip, the same outputs byte for byte (aim: at most {MostOverhead:0.00} of here, {overhead:0.000} measured)",
            [
                .. outcomes,
                new Outcome("of it the hand-over: claim, probe, route, row, message", handovers),
                new Outcome("beside it: the container's process, its start and its end", processes),
            ])
            .Ratio("time", s => s.Seconds)
            .Spread("seconds", s => s.Seconds)
            .Spread("of them without FFmpeg", s => s.OwnSeconds)
            .Ratio("CPU time", s => s.CpuSeconds)
            .ToString();
    }

    private async Task<Sample> HereAsync(Desk desk, WorkerProcess worker)
    {
        var job = await desk.OrderAsync(Key, Recipe);
        await worker.WorkAsync();
        return Took(await JudgedAsync(desk, job));
    }

    private async Task<Sample> ThereAsync(Desk desk, WorkerProcess router)
    {
        var job = await desk.OrderAsync(Key, Recipe);
        var handover = (await router.WorkAsync()).Seconds;
        var process = (await Child.RunAsync(Work())).Seconds;
        var took = Took(await JudgedAsync(desk, job));
        handovers.Add(new Sample { Seconds = handover });
        processes.Add(new Sample { Seconds = process - took.Seconds });
        return took with { Seconds = handover + took.Seconds, OwnSeconds = handover + took.OwnSeconds };
    }

    /// <summary>Its receipt; all that it has published must be what the first job published.</summary>
    private async Task<Receipt> JudgedAsync(Desk desk, string job)
    {
        var (receipt, manifest, _) = await desk.FindingsAsync(job);
        var files = await desk.PublishedAsync(manifest);
        made ??= files;
        var other = files.Except(made).Concat(made.Except(files)).ToList();
        return other.Count == 0
            ? receipt
            : throw new InvalidDataException($"The two places made different outputs: {string.Join(", ", other.Take(4))}.");
    }

    private static Sample Took(Receipt receipt) => new()
    {
        Seconds = receipt.WallMs / 1000.0,
        OwnSeconds = (receipt.WallMs - receipt.FfmpegWallMs) / 1000.0,
        CpuSeconds = receipt.FfmpegCpuMs / 1000.0,
    };

    private ProcessStartInfo Work()
    {
        var start = new ProcessStartInfo("dotnet",
        [
            Repository.File("src", "Standalone", "bin", "Release", "net10.0", "mediafunctions.dll"), "work", "--heavy", "--until-empty",
        ]);
        foreach (var (name, value) in Settings("container"))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private Dictionary<string, string?> Settings(string route)
    {
        var settings = shop.Settings();
        settings["Recipes:Book"] = """{"recipes":{"vod":{"preset":"vod"},"warm-up":{"route":"here","preset":"default"}}}""";
        settings["Routing:Container"] = "true";
        settings["Routing:Route"] = route;
        return settings;
    }
}
