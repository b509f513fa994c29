using System.Text.Json;

namespace MediaFunctions.Processing.Delivery.Prices;

/// <summary>From the JSON of a price list, or the path of a file with it, to the list.</summary>
public static class PriceListReader
{
    private const string Resource = "MediaFunctions.Processing.Delivery.Prices.prices.json";
    private const int MostChars = 256 * 1024;

    private static readonly JsonDocumentOptions Reading = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
    };

    /// <summary>The list of the setting <c>Prices:List</c>, or all that is wrong with it, each mistake with its path.</summary>
    /// <param name="setting">JSON or a path; null or empty: the built-in list.</param>
    public static Result<PriceList, PriceMistakes> FromSettings(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
            return PriceList.BuiltIn;
        if (setting.TrimStart() is ['{' or '[', ..])
            return Read(setting);
        try
        {
            return Read(File.ReadAllText(setting));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Mistakes($"{setting} cannot be read: {e.Message}");
        }
    }

    internal static PriceList BuiltIn()
    {
        using var stream = typeof(PriceListReader).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using var text = new StreamReader(stream);
        return Read(text.ReadToEnd()).Succeeded(out var list, out var mistakes)
            ? list
            : throw new InvalidOperationException($"The built-in price list has mistakes: {mistakes}");
    }

    private static Result<PriceList, PriceMistakes> Read(string text)
    {
        if (text.Length > MostChars)
            return Mistakes($"$: expected at most {MostChars} characters; found {text.Length}");
        try
        {
            using var document = JsonDocument.Parse(text, Reading);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Mistakes("$: expected an object");
            var mistakes = new List<string>();
            var list = Read(new PriceReader(document.RootElement, "$", mistakes));
            return mistakes.Count == 0 ? list : new PriceMistakes(mistakes);
        }
        catch (JsonException e)
        {
            return Mistakes($"$: expected JSON; it breaks off at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            return Mistakes("$: expected JSON of whole Unicode characters; found half of a surrogate pair");
        }
    }

    private static PriceList Read(PriceReader root)
    {
        var functions = root.Object("azureFunctions");
        var container = root.Object("azureContainerApps");
        var egress = root.Object("azureEgress");
        var r2 = root.Object("r2");
        var queues = root.Object("cloudflareQueues");
        var alternatives = root.Object("alternatives");
        var list = new PriceList
        {
            Label = $"{root.Text("name")} {root.Date("date")}",
            FunctionGbSecond = functions.Price("perGbSecond"),
            MillionExecutions = functions.Price("perMillionExecutions"),
            FunctionMinimumSeconds = functions.OptionalPrice("minimumSeconds") ?? 0,
            FunctionRoundUpSeconds = functions.OptionalPrice("roundUpSeconds") ?? 0,
            ContainerSecond = container.Price("perSecond"),
            EgressGb = egress.Price("perGb"),
            MillionClassA = r2.Price("perMillionClassA"),
            MillionClassB = r2.Price("perMillionClassB"),
            StorageGbMonth = r2.Price("perGbMonth"),
            MillionQueueOperations = queues.Price("perMillionOperations"),
            Alternatives = [.. alternatives.ChosenNames().Select(name => Alternative(name, alternatives.Object(name)))],
        };
        foreach (var reader in new[] { root, functions, container, egress, r2, queues })
            reader.Close();
        return list;
    }

    private static AlternativePrices Alternative(string name, PriceReader reader)
    {
        var prices = new AlternativePrices(name)
        {
            PerOutputMinute = Minutes(reader.OptionalObject("perOutputMinute")),
            PerSourceMinute = Minutes(reader.OptionalObject("perSourceMinute")),
            PerGb = reader.OptionalPrice("perGb"),
            MinimumSeconds = reader.OptionalPrice("minimumSeconds") ?? 0,
        };
        reader.Close();
        return prices;
    }

    private static MinutePrices? Minutes(PriceReader? reader)
    {
        if (reader is null)
            return null;
        var prices = new MinutePrices(
            reader.OptionalPrice("audio"), reader.OptionalPrice("sd"), reader.OptionalPrice("hd"), reader.OptionalPrice("uhd"));
        reader.Close();
        return prices;
    }

    private static Result<PriceList, PriceMistakes> Mistakes(string mistake) => new PriceMistakes([mistake]);
}
