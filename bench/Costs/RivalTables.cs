using System.Globalization;
using MediaFunctions.Processing.Jobs;

namespace MediaFunctions.Bench.Costs;

/// <summary>The same work elsewhere, and from when on it is cheaper there.</summary>
internal sealed class RivalTables(FactsBook facts, Tariff tariff)
{
    private static readonly string[] Compared = ["AWS MediaConvert", "Cloudflare Stream", "Transloadit"];
    private static readonly decimal[] Uploads = [1_000, 100_000, 10_000_000];

    public string Elsewhere(string recipe) => Text.Table(
        1,
        [$"`{recipe}` of one-minute films", .. Uploads.Select(Text.Count)],
        All(recipe).Select(one => (IReadOnlyList<string>)[one.Name, .. Uploads.Select(uploads => one.Usd(uploads) is { } usd ? Text.Usd(usd) : "-")]));

    public string BreakEvens()
    {
        var others = All(CostRecipes.OfFilms[0]).Skip(1).Select(one => one.Name).ToList();
        return Text.Table(1, ["cheaper", .. others], CostRecipes.OfFilms.Select(recipe =>
        {
            var all = All(recipe);
            return (IReadOnlyList<string>)[$"`{recipe}`", .. all.Skip(1).Select(other => Cell(all[0], other))];
        }));
    }

    /// <summary>What a rented machine carries, and how much of it is idle.</summary>
    public string Machines() => Text.Table(
        1,
        ["a machine of 4 vCPU", .. CostRecipes.OfFilms.Select(recipe => $"`{recipe}`")],
        [
            Row("one-minute films a month that one carries", recipe => Text.About(
                4 * Month.Seconds * tariff.Others.Assumed("machineBusy") / Job(recipe).Cpu(tariff))),
            .. Uploads.Take(2).Select(uploads => Row($"idle at {Text.Count(uploads)} a month, of {tariff.Others.Machines[0].Name}", recipe => Idle(Job(recipe), uploads))),
            Row($"how many at {Text.Count(Uploads[^1])} a month", recipe => Text.Count(
                Rival.Count(tariff.Others.Machines[0], Job(recipe), Uploads[^1], tariff))),
        ]);

    /// <summary>What it costs to stay here with very many.</summary>
    public string LossSentence(string recipe)
    {
        var costs = All(recipe).Select(one => (one.Name, Usd: one.Usd(Uploads[^1]) ?? decimal.MaxValue)).ToList();
        var (least, here) = (costs.MinBy(one => one.Usd), costs[0]);
        return least == here
            ? $"With {Text.Count(Uploads[^1])} uploads a month nothing of these is cheaper."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Very many uploads are dear here: {Text.Count(Uploads[^1])} of `{recipe}` are {here.Usd / least.Usd:0.0} times the price of {least.Name}, the cheapest of these.");
    }

    public string StreamSentence()
    {
        var cost = Job("vod").Cost(tariff);
        var kept = tariff.Receipts.Alternatives.Single(service => service.Name == "cloudflareStream").Charge(Job("vod").Made) ?? 0;
        var (months, watched) = (cost.Usd / (kept - cost.StorageUsdPerMonth), (cost.Usd - kept) / tariff.Others.Of("streamDelivered"));
        var sum = $"A minute of `vod` costs {Text.Usd(cost.Usd)} here, once, and {Text.Usd(cost.StorageUsdPerMonth)} a month to keep; at Stream nothing once, "
            + $"{Text.Usd(kept)} a month to keep and {Text.Usd(tariff.Others.Of("streamDelivered"))} each time that it is watched, which is free here. ";
        return sum + (watched > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Stream is the cheaper one for what is kept for less than {months:0.0} months, or watched less than {watched:0.0} times in its first month.")
            : "Stream is dearer from the first month on.");
    }

    public string ContainerSentence()
    {
        var function = tariff.Receipts.FunctionGbSecond * Tariff.InstanceGb;
        var container = tariff.Receipts.ContainerSecond / tariff.Others.Assumed("containerVcpus");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"A second of a vCPU is ${function:0.000000} in a function of 2 GB and ${container:0.000000} in the container, if all of its vCPUs work: {container / function:0.00} of it. Jobs longer than {new JobSettings().JobTime.TotalMinutes:0} minutes are reckoned there.");
    }

    public string Plot(string recipe) => CostPlot.Svg($"One-minute films with the recipe {recipe}: a month's cost of the work, without storage", All(recipe));

    private List<Rival> All(string recipe)
    {
        var job = Job(recipe);
        return
        [
            new("MediaFunctions", uploads => Bill.Of(job, uploads, tariff).Processing),
            .. Rival.Services(job, tariff).Where(one => Compared.Contains(one.Name)),
            .. Rival.Machines(job, tariff),
        ];
    }

    private static string Cell(Rival here, Rival there)
    {
        if (there.Usd(1) is null)
            return "-";
        return BreakEven.Between(here.Usd, there.Usd) switch
        {
            (null, true) => "here, always",
            (null, false) => "there, always",
            ({ } uploads, true) => $"here from {Text.About(uploads)} on",
            ({ } uploads, false) => $"there from {Text.About(uploads)} on",
        };
    }

    private string Idle(JobFacts job, decimal uploads)
    {
        var machines = Rival.Count(tariff.Others.Machines[0], job, uploads, tariff);
        var idle = 1 - (uploads * job.Cpu(tariff) / (machines * 4 * Month.Seconds));
        var unused = Text.Usd(idle * machines * tariff.Others.Machines[0].Usd);
        return string.Create(CultureInfo.InvariantCulture, $"{idle * 100:0.#} %: {unused}");
    }

    private JobFacts Job(string recipe) => facts.Of(recipe, CostRecipes.Film, 60);

    private static IReadOnlyList<string> Row(string name, Func<string, string> cell) => [name, .. CostRecipes.OfFilms.Select(cell)];
}
