using System.Text.Json;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes;

/// <summary>Reads one rule and notes every mistake in it.</summary>
internal static partial class RuleReader
{
    public const string Expected = "an object with \"recipe\" and a condition, such as \"prefix\"";

    private const string Prefix = "prefix";
    private const string PrefixExpected = "the beginning of a key, such as \"uploads/\", or \"\" for every key";
    private const string DurationExpected = "a duration such as \"90s\" or \"01:00:00\" (under 100 hours)";

    /// <summary>JSON's whole numbers are exact up to here in every reader.</summary>
    public const long MostBytes = (1L << 53) - 1;

    /// <summary>Null where its conditions cannot be read: then it cannot be compared with others.</summary>
    /// <param name="recipes">The names of the book's recipes.</param>
    /// <param name="earlier">The rules before it.</param>
    public static RecipeRule? Read(
        JsonElement item, string path, HashSet<string> recipes, IReadOnlyList<RecipeRule> earlier, List<RecipeMistake> mistakes)
    {
        if (!RecipeReader.IsObject(item, path, Expected, mistakes))
            return null;
        var before = mistakes.Count;
        var reader = new OptionReader(item, path, mistakes);
        var rule = ReadMembers(reader);
        reader.Close();
        if (!Conditions.Any(reader.Has))
            reader.Refuse(Prefix, $"{PrefixExpected}; or another condition: {string.Join(", ", Conditions.Skip(1))}");
        if (rule.MinBytes > rule.MaxBytes)
            reader.Refuse("maxBytes", $"at least minBytes, {rule.MinBytes}");
        if (rule.MinSeconds > rule.MaxSeconds)
            reader.Refuse("maxDuration", FormattableString.Invariant($"at least minDuration, {rule.MinSeconds}s"));
        var isReadable = mistakes.Count == before;
        if (!recipes.Contains(rule.Recipe))
            reader.Refuse("recipe", $"the name of a recipe in this book{NearName.Hint(rule.Recipe, recipes.Where(RecipeNames.IsName))}");
        if (!isReadable)
            return null;
        // The first match wins, so a rule behind a wider one would never be used: surely not what was meant.
        if (earlier.Index().FirstOrDefault(wider => wider.Item.Covers(rule)) is { Item: not null } found)
            mistakes.Add(new RecipeMistake(
                path,
                $"a rule that can match: the first match wins, and {JsonPath.Item("$.rules", found.Index)} before it takes all that this one does",
                JsonPath.Quote(item)));
        return rule;
    }

    /// <summary>Reads the members alone; what one rule says of another is not the schema's.</summary>
    public static RecipeRule ReadMembers(OptionReader reader)
    {
        var rule = new RecipeRule
        {
            Prefix = reader.Text(Prefix, AnyText(), PrefixExpected) ?? "",
            Types = reader.Texts("type", TypePattern.Shape(), TypePattern.Expected),
            MinBytes = reader.LongNumber("minBytes", 0, MostBytes),
            MaxBytes = reader.LongNumber("maxBytes", 0, MostBytes),
            MinSeconds = Seconds(reader, "minDuration"),
            MaxSeconds = Seconds(reader, "maxDuration"),
            Recipe = reader.Text("recipe", AnyText(), "the name of a recipe in this book") ?? "",
        };
        if (!reader.Has("recipe"))
            reader.Refuse("recipe", "the name of a recipe in this book");
        return rule;
    }

    /// <summary>The members that say when a rule fits: one of them must be there.</summary>
    public static IReadOnlyList<string> Conditions { get; } = ReadConditions();

    private static List<string> ReadConditions()
    {
        var recorder = new MemberRecorder();
        ReadMembers(new OptionReader(JsonElement.Parse("{}"), "$", [], recorder));
        return [.. recorder.Members.Keys.Where(name => name != "recipe")];
    }

    private static double? Seconds(OptionReader reader, string name) =>
        reader.Parsed(name, DurationExpected, text => MediaTime.Parse(text) is { Seconds: not null } time ? time : null)?.Seconds;

    /// <summary>Keys may hold any letter, emoji too; no key that we would look at has a control character.</summary>
    [GeneratedRegex(@"\A[^\u0000-\u001F\u007F]{0,1024}\z")]
    public static partial Regex AnyText();
}
