using System.Globalization;

namespace MediaFunctions.Bench.Costs;

/// <summary>What one asset costs, by recipe and length.</summary>
internal sealed class AssetTables(FactsBook facts, Tariff tariff)
{
    private static readonly double[] FilmSeconds = [10, 60, 300, 600, 3600];
    private static readonly double[] SoundSeconds = [180, 1800, 3600];

    /// <summary>The page in a sentence.</summary>
    public string Headline() => $"A minute of 1080p costs {Minute("poster")} for stills, {Minute("social")} as a film of 720p, {Minute("vod")} as a stream of all sizes.";

    public string Films() => Lengths(CostRecipes.OfFilms, CostRecipes.Film, FilmSeconds);

    public string Sounds() => Lengths(CostRecipes.OfSound, CostRecipes.Sound, SoundSeconds);

    /// <summary>A minute's film in detail, with what others charge for the same.</summary>
    public string Minute()
    {
        var jobs = CostRecipes.OfFilms.Select(Job).ToList();
        var rows = new List<IReadOnlyList<string>>
        {
            Row("CPU seconds", job => job.CpuSeconds.ToString("0.0", CultureInfo.InvariantCulture)),
            Row("MB read of R2", job => Megabytes(job.BytesRead)),
            Row("MB written to R2", job => Megabytes(job.BytesWritten)),
            Row("R2 operations, class A and B", job => $"{job.ClassA} and {job.ClassB}"),
            Row("**cost here**", job => $"**{Text.Usd(job.Cost(tariff).Usd)}**"),
            Row("of it: the function's time", job => Text.Usd(job.Cost(tariff).Parts.Function ?? 0)),
            Row("of it: Azure's egress to R2", job => Text.Usd(job.Cost(tariff).Parts.Egress)),
            Row("of it: R2's operations", job => Text.Usd(job.Cost(tariff).Parts.Requests)),
            Row("of it: executions and queue", job => Text.Usd(job.Cost(tariff).Parts.Executions + job.Cost(tariff).Parts.Queue)),
            Row("its outputs in R2, a month", job => Text.Usd(job.Cost(tariff).StorageUsdPerMonth)),
        };
        rows.AddRange(tariff.Receipts.Alternatives.Select(service => Row(
            Rival.NameOf(service), job => service.Charge(job.Made) is { } usd ? Text.Usd(usd) : "-")));
        return Text.Table(1, ["a minute of 1080p", .. CostRecipes.OfFilms.Select(recipe => $"`{recipe}`")], rows);

        IReadOnlyList<string> Row(string name, Func<JobFacts, string> cell) => [name, .. jobs.Select(cell)];
    }

    /// <summary>What share egress has, and for which recipes it is more than FFmpeg's time.</summary>
    public string EgressSentence()
    {
        var costs = CostRecipes.OfFilms.Select(recipe => (Name: $"`{recipe}`", Job: Job(recipe)))
            .Concat(CostRecipes.OfSound.Select(recipe => (Name: $"`{recipe}` of a recording", Job: facts.Of(recipe, CostRecipes.Sound, 180))))
            .Select(one => (one.Name, Cost: one.Job.Cost(tariff)))
            .OrderByDescending(one => one.Cost.Parts.Egress / one.Cost.Usd).ToList();
        var more = costs.Where(one => one.Cost.Parts.Egress > one.Cost.Parts.Function).Select(one => one.Name).ToList();
        var shares = costs.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} {one.Cost.Parts.Egress / one.Cost.Usd * 100:0} %"));
        return $"Its share of what a job costs: {string.Join(", ", shares)}. "
            + (more.Count == 0 ? "It is nowhere more than FFmpeg's time." : $"It is more than FFmpeg's time for {string.Join(", ", more)}.");
    }

    private string Minute(string recipe) => Text.Usd(Job(recipe).Cost(tariff).Usd);

    private JobFacts Job(string recipe) => facts.Of(recipe, CostRecipes.Film, 60);

    private string Lengths(IReadOnlyList<string> recipes, string source, double[] seconds) => Text.Table(
        1,
        ["recipe", .. seconds.Select(Text.Length)],
        recipes.Select(recipe => (IReadOnlyList<string>)[$"`{recipe}`", .. seconds.Select(length => Cell(facts.Of(recipe, source, length)))]));

    private string Cell(JobFacts job) =>
        Text.Usd(job.Cost(tariff).Usd) + (job.IsMeasured ? "" : " *e*") + (job.IsHeavy(tariff) ? " *c*" : "");

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
}
