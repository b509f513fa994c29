using System.Text.Json;

namespace MediaFunctions.Bench.Costs;

/// <summary>The price lists as tables: each price with its page and what is not sure of it.</summary>
internal static class PriceTable
{
    /// <summary>Of the list that receipts reckon with, from the file itself.</summary>
    public static string OfReceipts(string path)
    {
        using var list = JsonDocument.Parse(File.ReadAllText(path));
        var sections = list.RootElement.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Object && member.Name != "alternatives")
            .Concat(list.RootElement.GetProperty("alternatives").EnumerateObject());
        return Text.Table(4, ["of", "USD", "note", "page"], sections.Select(section => (IReadOnlyList<string>)
            [$"`{section.Name}`", string.Join("<br>", Prices(section.Value)), Note(section.Value), Link(section.Value.GetProperty("source").GetString()!)]));
    }

    /// <summary>Of the others.</summary>
    public static string OfOthers(OtherPrices others) => Text.Table(5, ["of", "is", "unit", "seen at", "page"],
    [
        .. others.Prices.Values.Select(price => (IReadOnlyList<string>)
            [price.Note is null ? price.Is : $"{price.Is}. {price.Note}", Text.Number(price.Value), price.Unit, Seen(price.Seen), Link(price.Source)]),
        [
            $"what leaves Azure, from so many GB a month on. {others.Egress.Note}",
            string.Join("<br>", others.Egress.Steps.Select(step => $"{Text.Number(step.FromGb)}: {Text.Number(step.PerGb)}")),
            "USD per GB", Seen(others.Egress.Seen), Link(others.Egress.Source),
        ],
        [
            $"Transloadit's plans. {others.Transloadit.Note}",
            string.Join("<br>", others.Transloadit.Plans.Select(plan => $"{plan.Name}: {Text.Number(plan.Usd)}, {Text.Number(plan.Gb)} GB, then {Text.Number(plan.PerGb)}")),
            "USD per month, GB in it, USD per GB", Seen(others.Transloadit.Seen), Link(others.Transloadit.Source),
        ],
        .. others.Machines.Select(machine => (IReadOnlyList<string>)
            [$"{machine.Name}, {machine.Vcpus} vCPU. {machine.Note}", Text.Number(machine.Usd), "USD per month", Seen(machine.Seen), Link(machine.Source)]),
    ]);

    private static IEnumerable<string> Prices(JsonElement section) => section.EnumerateObject()
        .SelectMany(member => member.Value.ValueKind switch
        {
            JsonValueKind.Number => [$"`{member.Name}` {member.Value.GetRawText()}"],
            JsonValueKind.Object => member.Value.EnumerateObject().Select(price => $"`{member.Name}.{price.Name}` {price.Value.GetRawText()}"),
            _ => Enumerable.Empty<string>(),
        });

    private static string Note(JsonElement section) => section.TryGetProperty("note", out var note) ? note.GetString()! : "";

    private static string Seen(string? where) => where ?? "**nowhere: from memory**";

    private static string Link(string address) => $"[{new Uri(address).Host.Replace("www.", "", StringComparison.Ordinal)}]({address})";
}
