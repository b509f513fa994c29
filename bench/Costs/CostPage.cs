using System.Text.RegularExpressions;

namespace MediaFunctions.Bench.Costs;

/// <summary>Writes docs/cost.md and its plot from the price lists and the newest measurement; types none of it.</summary>
public static partial class CostPage
{
    private const string Template = "MediaFunctions.Bench.Costs.page.md";

    /// <summary>The files, by their paths in the repository.</summary>
    public static IReadOnlyDictionary<string, string> Files(string root)
    {
        var tariff = Tariff.Read(root);
        var measured = Measurements.Newest(Path.Combine(root, "bench", "Costs", "measured"));
        var assets = new AssetTables(new FactsBook(measured), tariff);
        var bills = new BillTables(new FactsBook(measured), tariff);
        var rivals = new RivalTables(new FactsBook(measured), tariff);
        var values = new Dictionary<string, string>
        {
            ["prices"] = tariff.Receipts.Label,
            ["otherPrices"] = tariff.Others.Date,
            ["measured"] = measured.Date,
            ["machine"] = measured.Machine,
            ["ffmpeg"] = measured.Ffmpeg,
            ["note"] = measured.Note,
            ["headline"] = assets.Headline(),
            ["films"] = assets.Films(),
            ["sounds"] = assets.Sounds(),
            ["minute"] = assets.Minute(),
            ["egress"] = assets.EgressSentence(),
            ["rest"] = bills.AtRest(),
            ["restEmpty"] = bills.RestToPay(isFull: false),
            ["restFull"] = bills.RestToPay(isFull: true),
            ["fullSweep"] = bills.FullSweep(),
            ["logCap"] = bills.LogSentence(),
            ["rules"] = Text.Number(tariff.Others.Assumed("alertRules")),
            ["rules5"] = Text.Usd(tariff.Others.Assumed("alertRules") * tariff.Others.Of("alertRule5")),
            ["r2Gb"] = Text.Usd(tariff.Receipts.StorageGbMonth),
            ["scaler"] = Text.Usd(Month.Seconds / 30 * tariff.Others.Of("queueOperations") / 10_000),
            ["registry"] = Text.Usd(tariff.Others.Of("registry")),
            ["workers"] = Text.Usd(tariff.Others.Of("workersPlan")),
            ["queueUploads"] = bills.UploadsOfTheFreeQueue(),
            ["1000"] = bills.Month(1_000),
            ["100000"] = bills.Month(100_000),
            ["10000000"] = bills.Month(10_000_000),
            ["elsewhere.social"] = rivals.Elsewhere("social"),
            ["elsewhere.vod"] = rivals.Elsewhere("vod"),
            ["loss"] = rivals.LossSentence("vod"),
            ["breakEven"] = rivals.BreakEvens(),
            ["machines"] = rivals.Machines(),
            ["stream"] = rivals.StreamSentence(),
            ["container"] = rivals.ContainerSentence(),
            ["receiptPrices"] = PriceTable.OfReceipts(Path.Combine(root, "src", "Processing", "Delivery", "Prices", "prices.json")),
            ["listedPrices"] = PriceTable.OfOthers(tariff.Others),
            ["assumptions"] = Text.Table(1, ["what", "assumed"], tariff.Others.Assumptions.Values.Select(one => (IReadOnlyList<string>)[one.Is, Text.Number(one.Value)])),
        };
        return new Dictionary<string, string> { ["docs/cost.md"] = Fill(values), ["docs/cost.svg"] = rivals.Plot("vod") };
    }

    private static string Fill(Dictionary<string, string> values)
    {
        using var stream = typeof(CostPage).Assembly.GetManifestResourceStream(Template)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Template}.");
        using var text = new StreamReader(stream);
        return Place().Replace(text.ReadToEnd(), place => values[place.Groups[1].Value]);
    }

    [GeneratedRegex(@"\{\{([a-zA-Z0-9.]+)\}\}")]
    private static partial Regex Place();
}
