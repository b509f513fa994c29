using System.Globalization;
using System.Text;
using MediaFunctions.Processing.Delivery;

namespace MediaFunctions.Bench.Estimates;

/// <summary>
/// Whole jobs of every kind, as a function does them, whose receipts tell what was expected and what it was.
/// </summary>
internal sealed class EstimatesBenchmark(Workshop shop)
{
    private static readonly (string Name, Func<Receipt, double> Expected, Func<Receipt, double> Actual)[] Measures =
    [
        ("CPU seconds", receipt => receipt.Estimate!.CpuSeconds, receipt => receipt.FfmpegCpuMs / 1000.0),
        ("MB read", receipt => receipt.Estimate!.BytesRead / 1e6, receipt => receipt.BytesRead / 1e6),
        ("MB written", receipt => receipt.Estimate!.BytesWritten / 1e6, receipt => receipt.BytesWritten / 1e6),
        ("memory, MB", receipt => receipt.Estimate!.MemoryBytes / 1e6, receipt => receipt.PeakRssBytes / 1e6),
    ];

    public async Task<string> RunAsync()
    {
        var settings = shop.Settings();
        settings["Recipes:Book"] = EstimateRecipes.Book;
        var clips = new TestClips(Path.Combine(shop.Cache, "estimates"));
        var sources = await new EstimateSources(clips).AllAsync();
        await using var desk = new Desk(settings);
        await using var laboratory = new Laboratory(shop.FFmpeg);
        await desk.PutAsync(EstimateRecipes.Image, await clips.MakeAsync("png", 1, Content.Screen(400, 120, 1), null, "-frames:v 1 -pix_fmt rgba"));
        await using var worker = new WorkerProcess(settings);
        await worker.ReadyAsync();

        var jobs = new List<(string Kind, Receipt Receipt)>();
        foreach (var (name, path) in sources)
        {
            var key = $"bench/{Path.GetFileName(path)}";
            await desk.PutAsync(key, path);
            foreach (var (recipe, kind) in EstimateRecipes.For(await laboratory.ProbeAsync(path)))
            {
                var job = await desk.OrderAsync(key, recipe);
                await worker.WorkAsync();
                var receipt = await desk.ReceiptAsync(job);
                jobs.Add((kind, receipt));
                Console.Error.WriteLine($"bench: estimates: {name,-22} {recipe,-18} {string.Join("   ", Measures.Select(measure => Text(measure, receipt)))}");
            }
        }
        return Table(jobs);
    }

    private static string Text((string Name, Func<Receipt, double> Expected, Func<Receipt, double> Actual) measure, Receipt receipt) => string.Create(
        CultureInfo.InvariantCulture,
        $"{measure.Name} {measure.Expected(receipt):0.000} / {measure.Actual(receipt):0.000} {Error(measure, receipt),6:+0%;-0%}");

    private static string Table(List<(string Kind, Receipt Receipt)> jobs)
    {
        var text = new StringBuilder("### estimates: expected / actual of all jobs of a kind, and the median error of one job\n\n| | jobs |");
        text.AppendJoin('|', Measures.Select(measure => $" {measure.Name} | error ")).Append("|\n| --- | ---: |");
        text.AppendJoin('|', Measures.Select(_ => " ---: | ---: ")).Append("|\n");
        foreach (var (kind, receipts) in jobs.GroupBy(job => job.Kind, job => job.Receipt).Select(kind => (kind.Key, kind.ToList())).Append(("all", [.. jobs.Select(job => job.Receipt)])))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {kind} | {receipts.Count} |");
            foreach (var measure in Measures)
            {
                var error = Spread.Of(receipts.Select(receipt => Math.Abs(Error(measure, receipt)))).Median;
                text.Append(CultureInfo.InvariantCulture, $" {receipts.Sum(measure.Expected):0.0} / {receipts.Sum(measure.Actual):0.0} | {error:0%} |");
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    private static double Error((string Name, Func<Receipt, double> Expected, Func<Receipt, double> Actual) measure, Receipt receipt) =>
        (measure.Expected(receipt) / Math.Max(measure.Actual(receipt), 1e-6)) - 1;
}
