using System.Globalization;
using System.Text.Json;

namespace MediaFunctions.Processing.Delivery.Prices;

/// <summary>Reads one object of a price list and notes every mistake in it with its path.</summary>
internal sealed class PriceReader(JsonElement element, string path, List<string> mistakes)
{
    private const decimal MostUsd = 1_000_000;
    private const int MostChars = 64;

    // What people need to check a price; nothing is made of it here.
    private readonly HashSet<string> known = ["source", "note"];

    public decimal Price(string name)
    {
        if (OptionalPrice(name) is { } price)
            return price;
        if (!Has(name))
            Refuse(name, "a price in US dollars");
        return 0;
    }

    public decimal? OptionalPrice(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var price) && price is >= 0 and <= MostUsd)
            return price;
        Refuse(name, $"a number from 0 to {MostUsd.ToString(CultureInfo.InvariantCulture)}");
        return null;
    }

    public string Text(string name)
    {
        if (Find(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 and <= MostChars } text)
            return text;
        Refuse(name, $"a text of 1 to {MostChars} characters");
        return "";
    }

    public string Date(string name)
    {
        if (Find(name) is { ValueKind: JsonValueKind.String } value
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return value.GetString()!;
        }
        Refuse(name, "a date such as 2026-11-24");
        return "";
    }

    /// <summary>A member that is an object; one without members where it is missing or something else.</summary>
    public PriceReader Object(string name)
    {
        if (OptionalObject(name) is { } reader)
            return reader;
        if (!Has(name))
            Refuse(name, "an object");
        // Its members are not asked for again by name: one mistake is told once.
        return new PriceReader(JsonElement.Parse("{}"), Member(name), []);
    }

    public PriceReader? OptionalObject(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new PriceReader(value, Member(name), mistakes);
        Refuse(name, "an object");
        return null;
    }

    /// <summary>The members' names where whoever writes the list chooses them: they stand in receipts and in sentences.</summary>
    public IReadOnlyList<string> ChosenNames()
    {
        mistakes.AddRange(Names().Where(name => !IsName(name)).Select(name => $"{path}: expected names of 1 to {MostChars} characters; found \"{Shorten(name)}\""));
        return [.. Names().Where(IsName)];
    }

    public IEnumerable<string> Names() => element.EnumerateObject().Select(member => member.Name);

    public void Refuse(string name, string expected) =>
        mistakes.Add($"{Member(name)}: expected {expected}; found {(element.TryGetProperty(name, out var value) ? Quote(value) : "nothing")}");

    /// <summary>Notes every member that nobody asked for: a slip of the pen must not be a price of nothing.</summary>
    public void Close() =>
        mistakes.AddRange(Names().Where(name => !known.Contains(name)).Select(name => $"{Member(name)}: expected no such member"));

    private static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= MostChars;

    private bool Has(string name) => element.TryGetProperty(name, out _);

    private JsonElement? Find(string name)
    {
        known.Add(name);
        return element.TryGetProperty(name, out var value) ? value : null;
    }

    private string Member(string name) => $"{path}.{Shorten(name)}";

    private static string Quote(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => Shorten(value.GetRawText()),
    };

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
