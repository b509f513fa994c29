using System.Text.Json;
using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Kinds.Reading;

/// <summary>
/// Reads one JSON object member by member and collects every mistake on the way. A member that was asked for is known;
/// <see cref="Close"/> names the others.
/// </summary>
/// <param name="element">Must be an object.</param>
/// <param name="path">Where it stands in the text.</param>
/// <param name="mistakes">Takes what is found.</param>
public sealed class OptionReader(JsonElement element, string path, ICollection<RecipeMistake> mistakes)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Whether the member is there.</summary>
    public bool Has(string name) => element.TryGetProperty(name, out _);

    /// <summary>The member as it is; null where it is absent.</summary>
    public JsonElement? Find(string name)
    {
        known.Add(name);
        return element.TryGetProperty(name, out var value) ? value : null;
    }

    /// <summary>A string that the pattern matches; null where it is absent or wrong.</summary>
    public string? Text(string name, Regex pattern, string expected)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && pattern.IsMatch(value.GetString()!))
            return value.GetString();
        Refuse(name, expected);
        return null;
    }

    /// <summary>A whole number within bounds, both included; null where it is absent or wrong.</summary>
    public int? WholeNumber(string name, int least, int most)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
            return number;
        Refuse(name, $"a whole number from {least} to {most}");
        return null;
    }

    /// <summary>A number within bounds, both included; null where it is absent or wrong.</summary>
    public double? Number(string name, double least, double most)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most)
            return number;
        Refuse(name, FormattableString.Invariant($"a number from {least} to {most}"));
        return null;
    }

    /// <summary>
    /// A share, both bounds included, as a number (0.15) or a percentage ("15%"); null where it is absent or wrong.
    /// </summary>
    public double? Share(string name, double least, double most)
    {
        if (Find(name) is not { } value)
            return null;
        var share = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out var number) => number,
            JsonValueKind.String when MediaTime.Parse(value.GetString()!) is { Share: { } percentage } => percentage,
            _ => double.NaN,
        };
        if (share >= least && share <= most)
            return share;
        Refuse(name, FormattableString.Invariant(
            $"a number from {least} to {most}, or a percentage from \"{100 * least}%\" to \"{100 * most}%\""));
        return null;
    }

    /// <summary>One of the numbers; null where it is absent or wrong.</summary>
    public int? OneOf(string name, IReadOnlyList<int> numbers, string expected)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && numbers.Contains(number))
            return number;
        Refuse(name, expected);
        return null;
    }

    /// <summary>A string that <paramref name="read"/> makes something of; null where it is absent or wrong.</summary>
    public T? Parsed<T>(string name, string expected, Func<string, T?> read)
        where T : class
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && read(value.GetString()!) is { } parsed)
            return parsed;
        Refuse(name, expected);
        return null;
    }

    /// <summary>true or false; null where it is absent or wrong.</summary>
    public bool? Flag(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Refuse(name, "true or false");
        return null;
    }

    /// <summary>One of the words; null where it is absent or wrong.</summary>
    public string? Word(string name, IEnumerable<string> words)
    {
        if (Find(name) is not { } value)
            return null;
        var word = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (words.Contains(word, StringComparer.Ordinal))
            return word;
        Refuse(name, $"one of {string.Join(", ", words.Select(known => $"\"{known}\""))}{NearName.Hint(word, words)}");
        return null;
    }

    /// <summary>An array of some of the words, each at most once, not empty; null where it is absent or wrong.</summary>
    public IReadOnlyList<string>? Words(string name, IReadOnlyList<string> words)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "").ToList() is { Count: > 0 } found
            && found.All(word => words.Contains(word, StringComparer.Ordinal))
            && found.Distinct(StringComparer.Ordinal).Count() == found.Count)
        {
            return found;
        }
        Refuse(name, $"an array of some of {string.Join(", ", words.Select(known => $"\"{known}\""))}, each once");
        return null;
    }

    /// <summary>Notes that a member is wrong, or missing.</summary>
    public void Refuse(string name, string expected) =>
        mistakes.Add(new RecipeMistake(
            JsonPath.Member(path, name),
            expected,
            element.TryGetProperty(name, out var value) ? JsonPath.Quote(value) : "nothing"));

    /// <summary>Notes every member that nobody asked for, and every one that stands there twice.</summary>
    public void Close()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!seen.Add(member.Name))
                Note(member, "this name only once");
            else if (!known.Contains(member.Name))
                Note(member, $"one of {string.Join(", ", known)}{NearName.Hint(member.Name, known)}");
        }
    }

    private void Note(JsonProperty member, string expected) =>
        mistakes.Add(new RecipeMistake(JsonPath.Member(path, member.Name), expected, JsonPath.Quote(member.Value)));
}
