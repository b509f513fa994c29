using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MediaFunctions.Processing.Kinds.Reading;

/// <summary>
/// Reads one JSON object member by member and collects every mistake on the way. A member that was asked for is known;
/// <see cref="Close"/> names the others.
/// </summary>
/// <param name="element">Must be an object.</param>
/// <param name="path">Where it stands in the text.</param>
/// <param name="mistakes">Takes what is found.</param>
/// <param name="recorder">Takes down what is asked for: the JSON Schema is made of it.</param>
public sealed class OptionReader(
    JsonElement element, string path, ICollection<RecipeMistake> mistakes, MemberRecorder? recorder = null)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);

    /// <summary>Whether the member is there.</summary>
    public bool Has(string name) => element.TryGetProperty(name, out _);

    /// <summary>The member as it is; null where it is absent.</summary>
    /// <param name="schema">What it may be; asked for only while a schema is made.</param>
    public JsonElement? Find(string name, Func<JsonObject>? schema = null)
    {
        known.Add(name);
        recorder?.Add(name, schema?.Invoke() ?? []);
        return element.TryGetProperty(name, out var value) ? value : null;
    }

    /// <summary>A string that the pattern matches; null where it is absent or wrong.</summary>
    public string? Text(string name, Regex pattern, string expected)
    {
        if (Find(name, () => MemberSchema.Text(expected, pattern)) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && pattern.IsMatch(value.GetString()!))
            return value.GetString();
        Refuse(name, expected);
        return null;
    }

    /// <summary>
    /// A string that the pattern matches, or an array of at least one of them; empty where it is absent or wrong.
    /// </summary>
    public IReadOnlyList<string> Texts(string name, Regex pattern, string expected)
    {
        if (Find(name, () => MemberSchema.Texts(expected, pattern)) is not { } value)
            return [];
        List<JsonElement> items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        if (items.Count > 0 && items.All(item => item.ValueKind == JsonValueKind.String && pattern.IsMatch(item.GetString()!)))
            return [.. items.Select(item => item.GetString()!)];
        Refuse(name, expected);
        return [];
    }

    /// <summary>A whole number within bounds, both included; null where it is absent or wrong.</summary>
    public int? WholeNumber(string name, int least, int most) => (int?)LongNumber(name, least, most);

    /// <summary>A whole number beyond the 32 bits of <see cref="WholeNumber"/>, such as a size in bytes.</summary>
    public long? LongNumber(string name, long least, long most)
    {
        var expected = $"a whole number from {least} to {most}";
        if (Find(name, () => MemberSchema.WholeNumber(expected, least, most)) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most)
            return number;
        Refuse(name, expected);
        return null;
    }

    /// <summary>A number within bounds, both included; null where it is absent or wrong.</summary>
    public double? Number(string name, double least, double most)
    {
        var expected = FormattableString.Invariant($"a number from {least} to {most}");
        if (Find(name, () => MemberSchema.Number(expected, least, most)) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most)
            return number;
        Refuse(name, expected);
        return null;
    }

    /// <summary>
    /// A share, both bounds included, as a number (0.15) or a percentage ("15%"); null where it is absent or wrong.
    /// </summary>
    public double? Share(string name, double least, double most)
    {
        var expected = FormattableString.Invariant(
            $"a number from {least} to {most}, or a percentage from \"{100 * least}%\" to \"{100 * most}%\"");
        if (Find(name, () => MemberSchema.Share(expected, least, most)) is not { } value)
            return null;
        var share = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out var number) => number,
            JsonValueKind.String when MediaTime.Parse(value.GetString()!) is { Share: { } percentage } => percentage,
            _ => double.NaN,
        };
        if (share >= least && share <= most)
            return share;
        Refuse(name, expected);
        return null;
    }

    /// <summary>One of the numbers; null where it is absent or wrong.</summary>
    public int? OneOf(string name, IReadOnlyList<int> numbers, string expected)
    {
        if (Find(name, () => MemberSchema.OneOf(expected, numbers)) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && numbers.Contains(number))
            return number;
        Refuse(name, expected);
        return null;
    }

    /// <summary>A string that <paramref name="read"/> makes something of; null where it is absent or wrong.</summary>
    /// <param name="pattern">For the schema: what every such string matches.</param>
    public T? Parsed<T>(string name, string expected, Func<string, T?> read, Regex? pattern = null)
        where T : class
    {
        if (Find(name, () => MemberSchema.Text(expected, pattern)) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && read(value.GetString()!) is { } parsed)
            return parsed;
        Refuse(name, expected);
        return null;
    }

    /// <summary>true or false; null where it is absent or wrong.</summary>
    public bool? Flag(string name)
    {
        const string Expected = "true or false";
        if (Find(name, () => MemberSchema.Flag(Expected)) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Refuse(name, Expected);
        return null;
    }

    /// <summary>One of the words; null where it is absent or wrong.</summary>
    public string? Word(string name, IEnumerable<string> words)
    {
        if (Find(name, () => MemberSchema.Word($"one of {Quoted(words)}", words)) is not { } value)
            return null;
        var word = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (words.Contains(word, StringComparer.Ordinal))
            return word;
        Refuse(name, $"one of {Quoted(words)}{NearName.Hint(word, words)}");
        return null;
    }

    /// <summary>An array of some of the words, each at most once, not empty; null where it is absent or wrong.</summary>
    public IReadOnlyList<string>? Words(string name, IReadOnlyList<string> words)
    {
        if (Find(name, () => MemberSchema.Words(SomeOf(words), words)) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "").ToList() is { Count: > 0 } found
            && found.All(word => words.Contains(word, StringComparer.Ordinal))
            && found.Distinct(StringComparer.Ordinal).Count() == found.Count)
        {
            return found;
        }
        Refuse(name, SomeOf(words));
        return null;
    }

    /// <summary>Notes that a member is wrong, or missing; what is said first of it stands.</summary>
    public void Refuse(string name, string expected)
    {
        var isThere = element.TryGetProperty(name, out var value);
        if (!isThere)
            recorder?.Miss(name);
        if (refused.Add(name))
            mistakes.Add(new RecipeMistake(JsonPath.Member(path, name), expected, isThere ? JsonPath.Quote(value) : "nothing"));
    }

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

    private static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"\"{word}\""));

    private static string SomeOf(IEnumerable<string> words) => $"an array of some of {Quoted(words)}, each once";

    private void Note(JsonProperty member, string expected) =>
        mistakes.Add(new RecipeMistake(JsonPath.Member(path, member.Name), expected, JsonPath.Quote(member.Value)));
}
