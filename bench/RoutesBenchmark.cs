using System.Globalization;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Tests.Samples;
using Upload = MediaFunctions.Tests.Samples.Sample;

namespace MediaFunctions.Bench;

/// <summary>Uploads whose size says little of the work that they are: what routers must know of them, and what it comes to.</summary>
/// <remarks>Their work grows with their length, so of the longest a part is run.</remarks>
internal sealed class RoutesBenchmark(Workshop shop)
{
    private static readonly (string Name, Upload Upload, string[] Recipes)[] Jobs =
    [
        ("phone clip, 10 s of 1080p", Heavies.Phone, ["default", "vod"]),
        ("4K in AV1, 40 s of six minutes", Heavies.FortySecondsOfAv1, ["default", "vod", "frames"]),
        ("8K in HEVC, 20 s", Heavies.EightK, ["default", "vod", "frames"]),
        ("film of 1080p, 40 s of two hours", Heavies.FortySecondsOfFilm, ["default", "vod"]),
        ("talk, three hours", Heavies.ThreeHours, ["default", "podcast"]),
    ];

    private const string Book = """
        { "recipes": {
            "default": { "preset": "default" },
            "vod": { "preset": "vod" },
            "podcast": { "preset": "podcast" },
            "frames": { "outputs": { "storyboard": { "kind": "storyboard", "interval": "1s" } } } } }
        """;

    private readonly List<(string Name, string Recipe, Receipt Receipt)> done = [];

    public async Task<string> RunAsync()
    {
        var settings = Container(shop.Settings());
        await using var desk = new Desk(settings);
        await using var worker = new WorkerProcess(settings);
        await worker.ReadyAsync();
        foreach (var (name, upload, recipes) in Jobs)
        {
            var key = $"bench/{upload.Name}";
            await desk.PutAsync(key, await upload.PathAsync());
            foreach (var recipe in recipes)
            {
                var job = await desk.OrderAsync(key, recipe);
                await worker.WorkAsync();
                done.Add((name, recipe, await desk.ReceiptAsync(job)));
                Console.Error.WriteLine($"bench: routes: {Row(done[^1])}");
            }
        }
        return "### routes: expected / actual\n\n| | recipe | CPU seconds | | memory, MB | | seconds here | cores at work |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
            + string.Concat(done.Select(job => $"{Row(job)}\n"));
    }

    /// <summary>As in the heavy container: nothing here may end at the limits of a function.</summary>
    private static Dictionary<string, string?> Container(Dictionary<string, string?> settings)
    {
        settings["Recipes:Book"] = Book;
        settings["Limits:JobTime"] = settings["Limits:RunTime"] = "03:00:00";
        settings["Limits:CpuTime"] = "12:00:00";
        settings["Limits:MemoryBytes"] = $"{6L << 30}";
        settings["Limits:InstanceBytes"] = $"{8L << 30}";
        return settings;
    }

    private static string Row((string Name, string Recipe, Receipt Receipt) job)
    {
        var (expected, actual) = (job.Receipt.Estimate!, job.Receipt);
        var (cpu, memory) = (actual.FfmpegCpuMs / 1000.0, actual.PeakRssBytes / 1e6);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {job.Name} | {job.Recipe} | {expected.CpuSeconds:0.0} / {cpu:0.0} | {expected.CpuSeconds / cpu:0.00} | {expected.MemoryBytes / 1e6:0} / {memory:0} | {expected.MemoryBytes / 1e6 / memory:0.00} | {actual.WallMs / 1000.0:0.0} | {actual.FfmpegCpuMs / (double)actual.FfmpegWallMs:0.00} |");
    }
}
