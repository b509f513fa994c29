using System.Globalization;
using MediaFunctions.Bench.Costs;
using MediaFunctions.Bench.Estimates;
using MediaFunctions.Processing.Delivery.Prices;
using MediaFunctions.Processing.Media;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Bench;

/// <summary>Whole jobs of the recipes that docs/cost.md prices, over clips of some lengths; writes the file of the day.</summary>
internal sealed class CostMeasurement(Workshop shop)
{
    // Longer films are run once: of minutes of work a busy moment is a small part.
    private const int MostSecondsOfAllRounds = 30;

    private readonly CostClips clips = new(shop.FFmpeg, Path.Combine(shop.Cache, "costs"));
    private readonly SortedDictionary<string, MediaInfo> sources = new(StringComparer.Ordinal);

    /// <summary>From the command line, after <c>cost --measure</c>: <c>[--rounds N]</c>; null where that cannot be understood.</summary>
    public static int? Rounds(IReadOnlyList<string> words) => Calibration.Rounds(words) is > 0 and { } rounds ? rounds : null;

    public async Task RunAsync(int rounds)
    {
        var settings = shop.Settings();
        settings["Recipes:Book"] = CostRecipes.Json;
        await using var desk = new Desk(settings);
        await using var worker = new WorkerProcess(settings);
        await worker.ReadyAsync();

        var jobs = new List<MeasuredJob>();
        foreach (var seconds in new[] { 10, 60 })
            jobs.AddRange(await MeasureAsync(desk, worker, CostRecipes.Film, seconds, CostRecipes.OfFilms, rounds));
        jobs.AddRange(await MeasureAsync(desk, worker, CostRecipes.Film, 300, CostRecipes.ThatEncodeNoFilm, rounds));
        jobs.AddRange(await MeasureAsync(desk, worker, CostRecipes.Sound, 180, CostRecipes.OfSound, rounds));

        await using var laboratory = new Laboratory(shop.FFmpeg);
        new Measurements
        {
            Date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Machine = Machine.Name,
            Ffmpeg = laboratory.Build,
            Note = string.Create(CultureInfo.InvariantCulture, $"Shared cores, load {Machine.Load} at the end; local R2, queue and tables."),
            Sources = sources,
            Jobs = jobs,
        }.Write(Repository.File("bench", "Costs", "measured"));
    }

    private async Task<IReadOnlyList<MeasuredJob>> MeasureAsync(
        Desk desk, WorkerProcess worker, string source, int seconds, IReadOnlyList<string> recipes, int rounds)
    {
        var path = await (source == CostRecipes.Film ? clips.FilmAsync(seconds) : clips.SoundAsync(seconds));
        var key = $"bench/{Path.GetFileName(path)}";
        await desk.PutAsync(key, path);
        var times = source == CostRecipes.Film && seconds > MostSecondsOfAllRounds ? 1 : rounds;
        var jobs = new List<MeasuredJob>();
        foreach (var recipe in recipes)
        {
            var took = new List<MeasuredJob>();
            for (var round = 0; round < times; round++)
                took.Add(await MeasureAsync(desk, worker, key, source, recipe, times));
            jobs.Add(took.OrderBy(job => job.Receipt.FfmpegCpuMs).ElementAt(took.Count / 2));
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"bench: cost: {source} of {seconds,3} s  {recipe,-10}  {string.Join(", ", took.Select(job => job.Receipt.FfmpegCpuMs / 1000.0))} CPU seconds, {jobs[^1].Receipt.BytesWritten / 1e6:0.0} MB"));
        }
        return jobs;
    }

    private async Task<MeasuredJob> MeasureAsync(Desk desk, WorkerProcess worker, string key, string source, string recipe, int rounds)
    {
        var id = await desk.OrderAsync(key, recipe);
        var report = await worker.WorkAsync();
        var (receipt, manifest, media) = await desk.FindingsAsync(id);
        sources[source] = media;
        return new MeasuredJob
        {
            Recipe = recipe,
            Source = source,
            Seconds = Math.Round(media.DurationSeconds ?? 0, 1),
            Rounds = rounds,
            Receipt = receipt with { Cost = null, Alternatives = null },
            StorageOperations = report.StorageOperations,
            BytesKept = manifest.Outputs.Sum(output => output.Files?.Bytes ?? output.Bytes ?? 0),
            Made = MadeMedia.Of(manifest.Source, [.. manifest.Outputs]),
        };
    }
}
