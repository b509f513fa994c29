using System.Globalization;

namespace MediaFunctions.Bench.Costs;

/// <summary>Bills of a month, and of one without uploads.</summary>
internal sealed class BillTables(FactsBook facts, Tariff tariff)
{
    /// <summary>One-minute films, so many a month, a column a recipe.</summary>
    public string Month(decimal uploads)
    {
        var bills = CostRecipes.OfFilms.Select(recipe => Bill.Of(facts.Of(recipe, CostRecipes.Film, 60), uploads, tariff)).ToList();
        var lines = bills[0].Lines.Select(line => Row(line.Name, bill => bill.Line(line.Name).Usd));
        return Text.Table(1, [$"{Text.Count(uploads)} uploads", .. CostRecipes.OfFilms.Select(recipe => $"`{recipe}`")],
        [
            .. lines,
            Row("by the list", bill => bill.Lines.Sum(line => line.Usd)),
            Row("free grants, steps, plan", bill => -bill.Saved),
            Row("**to pay**", bill => bill.ToPay, bold: true),
            Row("of it egress", bill => bill.Line(Bill.Egress).ToPay),
            Row("of it what is kept in R2", bill => bill.ToPay - bill.Processing),
        ]);

        IReadOnlyList<string> Row(string name, Func<Bill, decimal> usd, bool bold = false) =>
            [name, .. bills.Select(bill => bold ? $"**{Text.Usd(usd(bill))}**" : Text.Usd(usd(bill)))];
    }

    /// <summary>Where nothing is stored, and where every sweep is a full one.</summary>
    public string AtRest()
    {
        var (empty, full) = (new AtRest(tariff, isFull: false), new AtRest(tariff, isFull: true));
        var lines = empty.Shared.Concat(empty.Own).Zip(full.Shared.Concat(full.Own)).ToList();
        return Text.Table(1, ["a month without uploads", "nothing stored: list", "to pay", "much stored: list", "to pay"],
        [
            .. lines.Select(line => Row(line.First.Name, line.First.Usd, line.First.ToPay, line.Second.Usd, line.Second.ToPay)),
            Row("**all**", lines.Sum(l => l.First.Usd), lines.Sum(l => l.First.ToPay), lines.Sum(l => l.Second.Usd), lines.Sum(l => l.Second.ToPay)),
        ]);

        static IReadOnlyList<string> Row(string name, params decimal[] usd) => [name, .. usd.Select(Text.Usd)];
    }

    public string RestToPay(bool isFull)
    {
        var rest = new AtRest(tariff, isFull);
        return Text.Usd(rest.Shared.Concat(rest.Own).Sum(line => line.ToPay));
    }

    /// <summary>How long a full sweep takes.</summary>
    public string FullSweep() => string.Create(CultureInfo.InvariantCulture, $"{new AtRest(tariff, isFull: true).SweepSeconds:0.0} s");

    /// <summary>What the daily cap of the logs means: a bound, and where it is reached.</summary>
    public string LogSentence()
    {
        var others = tariff.Others;
        var month = others.Assumed("dailyLogGb") * Costs.Month.Seconds / 86_400;
        var usd = (month - new Grant(others.Of("freeLogsGb")).Take(month)) * others.Of("logsGb");
        var uploads = (month - new AtRest(tariff, isFull: true).LogGb) * 1_000_000_000 / others.Assumed("logBytesPerUpload");
        return $"Logs have a daily cap (`dailyLogGb`), as delivered {Text.Number(others.Assumed("dailyLogGb"))} GB: they cost no more than {Text.Usd(usd)} a month then. "
            + $"From about {Text.About(uploads)} uploads a month on it is reached: what is above it is lost until the next day, and the alerts that read it are blind (one tells of that). "
            + "The tables reckon as if the cap were raised to what is written.";
    }

    /// <summary>How many uploads a month the free Workers plan carries.</summary>
    public string UploadsOfTheFreeQueue() =>
        Text.Count(Math.Floor(tariff.Others.Of("freeQueueOperationsDay") * 30 / tariff.Others.Assumed("queueBurst") / 3));
}
