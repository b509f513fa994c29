using System.Text.Json;
using System.Text.Json.Nodes;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Recipes.Schema;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Processing.Recipes;

/// <summary>`REWRITE_SCHEMA=1 ./test BookSchema` writes docs/recipes.schema.json anew after a change of kinds or books.</summary>
public sealed class BookSchemaSpecs
{
    private static readonly JsonNode Schema = JsonNode.Parse(BookSchema.Text)!;

    public static TheoryData<string> Kinds => [.. KindCatalog.All.Keys];

    [Fact]
    public void The_published_schema_is_what_the_code_reads()
    {
        var published = Repository.File("docs", "recipes.schema.json");
        if (Environment.GetEnvironmentVariable("REWRITE_SCHEMA") == "1")
            File.WriteAllText(published, BookSchema.Text);

        Assert.Equal(File.ReadAllText(published), BookSchema.Text);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_member_of_a_kind_says_what_it_takes(string kind)
    {
        var definition = Schema["$defs"]![$"kind-{kind}"]!;

        Assert.Equal(kind, (string?)definition["properties"]!["kind"]!["const"]);
        Assert.False((bool)definition["additionalProperties"]!);
        Assert.All(
            definition["properties"]!.AsObject().Where(member => member.Key != "kind"),
            member => Assert.False(string.IsNullOrEmpty((string?)member.Value!["description"]), $"{kind}.{member.Key} was read without a schema"));
    }

    [Fact]
    public void A_value_that_is_right_with_some_other_option_is_in_the_schema()
    {
        var audio = Schema["$defs"]!["kind-audio"]!["properties"]!;

        Assert.Equal([1, 2, 6], audio["channels"]!["enum"]!.AsArray().Select(number => (int)number!));
        Assert.Contains("for opus a text from \"6k\" to \"510k\"", (string?)audio["bitrate"]!["description"], StringComparison.Ordinal);
        Assert.Equal("^([1-9][0-9]{0,3})k$", (string?)audio["bitrate"]!["pattern"]);
        Assert.Contains(96000, audio["sampleRate"]!["enum"]!.AsArray().Select(number => (int)number!));
    }

    [Fact]
    public void A_member_whose_absence_the_reader_refuses_is_required_unless_a_choice_does_without_it()
    {
        var schema = ObjectSchema.Of(reader =>
        {
            var shape = reader.Word("shape", ["round", "square"]);
            reader.WholeNumber("radius", 1, 9);
            reader.Flag("filled");
            if (reader.Flag("name") is null)
                reader.Refuse("name", "a name");
            if (shape != "square" && !reader.Has("radius"))
                reader.Refuse("radius", "a radius");
        });

        Assert.Equal(["name"], schema["required"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["shape", "radius", "filled", "name"], schema["properties"]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public void What_depends_on_another_member_is_joined()
    {
        var schema = ObjectSchema.Of(reader =>
        {
            var isBig = reader.Flag("big") ?? false;
            reader.WholeNumber("size", isBig ? 10 : 1, isBig ? 100 : 20);
            if (isBig)
                reader.Number("weight", 0.5, 2);
        });

        var size = schema["properties"]!["size"]!;
        Assert.Equal((1, 100), ((long)size["minimum"]!, (long)size["maximum"]!));
        Assert.Equal("a whole number from 1 to 20; a whole number from 10 to 100", (string?)size["description"]);
        Assert.Equal("number", (string?)schema["properties"]!["weight"]!["type"]);
    }

    [Fact]
    public void The_schema_alone_finds_every_sort_of_mistake_at_its_path()
    {
        var book = JsonDocument.Parse("""
            { "recipes": {
                "Bad": {}, "none": {}, "empty": { "outputs": {} }, "p": { "preset": "vodd" },
                "a": { "outputs": { "s": { "kind": "audio", "format": "mp4", "bitrat": "1k", "bitrate": "x" }, "t": { "kind": "film" }, "u": {} } } },
              "rules": [ { "recipe": "a" }, { "prefix": "", "type": ["video"], "minBytes": -1 }, 3 ],
              "more": 1 }
            """).RootElement;

        var found = SchemaJudge.Judge(book).ToDictionary(mistake => mistake.Path, mistake => mistake.ToString());

        Assert.Equal(
            """
            $.more
            $.recipes.Bad
            $.recipes.a.outputs.s.bitrat
            $.recipes.a.outputs.s.bitrate
            $.recipes.a.outputs.s.format
            $.recipes.a.outputs.t.kind
            $.recipes.a.outputs.u.kind
            $.recipes.empty.outputs
            $.recipes.none.outputs
            $.recipes.p.preset
            $.rules[0].prefix
            $.rules[1].minBytes
            $.rules[1].recipe
            $.rules[1].type[0]
            $.rules[2]
            """.ReplaceLineEndings("\n"),
            string.Join('\n', found.Keys.Order(StringComparer.Ordinal)));
        Assert.Equal("$.more: expected one of recipes, rules, $schema; found 1", found["$.more"]);
        Assert.Equal("""$.recipes.none.outputs: expected an object with at least one output; found nothing""", found["$.recipes.none.outputs"]);
        Assert.Equal("""$.recipes.a.outputs.s.format: expected one of "mp3", "aac", "opus", "flac", "wav"; found "mp4" """.Trim(), found["$.recipes.a.outputs.s.format"]);
    }
}
