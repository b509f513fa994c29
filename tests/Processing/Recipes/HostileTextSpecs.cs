using System.Text.Json;
using System.Text.Json.Nodes;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Recipes.Schema;

namespace MediaFunctions.Tests.Processing.Recipes;

/// <summary>What people, or those who wish them ill, write where a text is taken: refused, or kept as the data it is.</summary>
public sealed class HostileTextSpecs
{
    private static readonly string[] Hostile =
    [
        "\"", "'", "a'b", "a\"b", "a\nb", "a\r\n: b", "a:b", "%s%n", "50%%", "a\\b", "..\\..\\x", "../../etc/passwd", "/abs", "😀", "a😀b", "\0", "\u007f",
        "-i", "-vf", "$(id)", "`id`", ";id", "a,b", "[0:v]", "file:x", "concat:a|b", "a\u202eb", "ﬁ", "Ä", " ", "a ", new string('x', 5000),
        new string('x', 63) + "😀😀", new string('x', 59) + "😀",
    ];

    public static TheoryData<string> Texts => [.. Hostile];

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_such_text_is_the_name_of_a_recipe_or_an_output(string text)
    {
        Refused(book => Rename(book["recipes"]!.AsObject(), "a", text));
        Refused(book => Rename(book["recipes"]!["a"]!["outputs"]!.AsObject(), "o", text));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_such_text_is_a_preset_a_kind_a_type_a_duration_or_a_recipe_of_a_rule(string text)
    {
        Refused(book => book["recipes"]!["a"]!["preset"] = text);
        Refused(book => book["recipes"]!["a"]!["outputs"]!["o"]!["kind"] = text);
        Refused(book => book["rules"]![0]!["type"] = text);
        Refused(book => book["rules"]![0]!["type"] = new JsonArray("video/*", text));
        Refused(book => book["rules"]![0]!["type"] = $"video/{text}");
        Refused(book => book["rules"]![0]!["minDuration"] = text);
        Refused(book => book["rules"]![0]!["recipe"] = text);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_such_text_is_the_name_of_an_option(string text)
    {
        foreach (var kind in KindCatalog.All.Keys)
            Refused(book => book["recipes"]!["a"]!["outputs"]!["o"] = new JsonObject { ["kind"] = kind, [text] = 1 });
    }

    /// <summary>All but the key of a watermark's image, which may be any that an object has: FilmOptionSpecs.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public void No_such_text_is_the_value_of_any_option_of_any_kind_and_the_answer_has_its_path(string text)
    {
        Assert.Equal(KindCatalog.All.Keys.Order(), Options.Select(option => option.Kind).Distinct().Order());
        foreach (var (kind, option) in Options.Where(option => option != ("watermark", "image")))
        {
            // With every format: an option that belongs to another is refused for that alone.
            foreach (var format in Formats(kind))
            {
                Assert.Contains($"$.recipes.a.outputs.o.{option}", Refused(book => Set(book, kind, format, option, text)));
                Refused(book => Set(book, kind, format, option, new JsonArray(text)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_prefix_and_an_address_of_a_schema_are_refused_or_kept_as_they_are(string text)
    {
        var isText = text.Length <= 1024 && !text.Any(letter => letter is < ' ' or '\u007f');

        var byPrefix = Change(book => book["rules"]![0]!["prefix"] = text);
        var bySchema = Change(book => book["$schema"] = text);

        Assert.Equal((isText, isText), (byPrefix.Error is null, bySchema.Error is null));
        if (isText)
            Assert.Equal("a", byPrefix.Value!.RuleFor(new RuleFacts(text + "x"))?.Recipe);
        else
            Assert.Equal(["$.rules[0].prefix"], byPrefix.Error!.All.Select(mistake => mistake.Path));
    }

    [Theory]
    [InlineData("""{ "recipes": { "a\ud800": { "preset": "vod" } } }""")]
    [InlineData("""{ "recipes": { "a": { "preset": "\udc00" } } }""")]
    [InlineData("""{ "recipes": { "a": { "preset": "vod" } }, "$schema": "\ud800x" }""")]
    public void Half_of_a_surrogate_pair_is_no_text(string book)
    {
        Assert.Equal("$: expected JSON of whole Unicode characters; found half of a surrogate pair", RecipeBook.Parse(book).Error?.ToString());
        Assert.NotNull(RecipeBook.Parse("{ \"x\ud800\": 1 }").Error);
    }

    [Fact]
    public void A_deep_or_endless_book_is_refused_before_anything_is_made_of_it()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"recipes\":", 100_000));
        var wide = $$"""{ "recipes": { "a": { "outputs": { {{string.Join(',', Enumerable.Repeat("\"o\":{}", 20_000))}} } } } }""";
        var names = $$"""{ "recipes": { {{string.Join(',', Enumerable.Range(0, 300).Select(i => $"\"a{i}\":{{\"preset\":\"vod\"}}"))}} } }""";
        var rules = $$"""{ "recipes": { "a": { "preset": "vod" } }, "rules": [ {{string.Join(',', Enumerable.Repeat("3", 300))}} ] }""";
        var endless = $$"""{ "recipes": {}, "$schema": "{{new string('x', RecipeLimits.BookChars)}}" }""";

        Assert.Equal(["$"], RecipeBook.Parse(deep).Error!.All.Select(mistake => mistake.Path));
        Assert.Equal($"$: expected at most {RecipeLimits.BookChars} characters; found {endless.Length}", RecipeBook.Parse(endless).Error!.ToString());
        Assert.Equal("$.recipes: expected an object with 1 to 256 recipes; found an object", RecipeBook.Parse(names).Error!.ToString());
        Assert.Equal("$.rules: expected an array of at most 256 rules; the first that fits wins; found an array", RecipeBook.Parse(rules).Error!.ToString());
        Assert.Contains(RecipeBook.Parse(wide).Error!.All, mistake => mistake.Expected == "this name only once");
    }

    /// <summary>Every option that the schema knows of, of every kind.</summary>
    private static IReadOnlyList<(string Kind, string Option)> Options { get; } =
    [
        .. from kind in KindCatalog.All.Keys
           from option in Members(kind)
           where option.Key != "kind"
           select (kind, option.Key),
    ];

    private static JsonObject Members(string kind) =>
        JsonNode.Parse(BookSchema.Text)!["$defs"]![$"kind-{kind}"]!["properties"]!.AsObject();

    private static IEnumerable<string?> Formats(string kind) =>
        Members(kind)["format"]?["enum"]!.AsArray().Select(format => format!.GetValue<string>()) ?? [null];

    private static void Set(JsonNode book, string kind, string? format, string option, JsonNode value)
    {
        var output = new JsonObject { ["kind"] = kind };
        if (format is not null)
            output["format"] = format;
        output[option] = value;
        book["recipes"]!["a"]!["outputs"]!["o"] = output;
    }

    private static IEnumerable<string> Refused(Action<JsonNode> change)
    {
        var mistakes = Change(change).Error?.All;

        Assert.NotNull(mistakes);
        Assert.All(mistakes, mistake => Assert.DoesNotContain(mistake.ToString(), letter => char.IsControl(letter) || letter == '\u202e'));
        Assert.All(mistakes, mistake => Assert.True(mistake.ToString().Length < 1000, mistake.ToString()));
        return mistakes.Select(mistake => mistake.Path);
    }

    private static MediaFunctions.Processing.Result<RecipeBook, RecipeMistakes> Change(Action<JsonNode> change)
    {
        var book = JsonNode.Parse("""
            { "recipes": { "a": { "outputs": { "o": { "kind": "audio" } } } }, "rules": [ { "prefix": "uploads/", "recipe": "a" } ] }
            """)!;
        change(book);
        return RecipeBook.Parse(book.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    private static void Rename(JsonObject map, string name, string other)
    {
        var value = map[name]!.DeepClone();
        map.Remove(name);
        map[other] = value;
    }
}
