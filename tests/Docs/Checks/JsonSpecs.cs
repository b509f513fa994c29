using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using MediaFunctions.Processing.Jobs.Announcing;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>JSON that is shown can be read: whole values, one after another, or members to paste somewhere.</summary>
public sealed class JsonSpecs
{
    // As a book may be written.
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonReaderOptions Several = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowMultipleValues = true };

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static TheoryData<string> All => Pages.Places("json");

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_json_and_a_recipe_book_is_a_good_one(string place)
    {
        var values = Read(Pages.At(place));

        Assert.NotEmpty(values);
        foreach (var value in values)
        {
            if (value["recipes"] is not null && value["outputs"] is null)
                Assert.Equal("", RecipeBook.Parse(value.ToJsonString()).Error?.ToString() ?? "");
            else if (value.Count > 0 && value.All(member => member.Value is JsonObject options && options["kind"] is not null && options["url"] is null))
                Assert.Equal("", RecipeBook.Parse(new JsonObject { ["recipes"] = new JsonObject { ["a"] = new JsonObject { ["outputs"] = value } } }.ToJsonString()).Error?.ToString() ?? "");
        }
    }

    [Fact]
    public void A_callback_that_is_shown_has_the_members_of_a_real_one()
    {
        var shown = Pages.In("json").SelectMany(block => Read(block).Select(value => (block.Where, Value: value)))
            .Where(json => json.Value["type"] is JsonValue type && type.ToString().StartsWith("job.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(shown);
        Assert.Empty(shown.SelectMany(json => Strangers(json.Value, typeof(CallbackPayload)).Select(name => $"{json.Where}: a callback has no {name}")));
    }

    [Theory]
    [InlineData("manifestUrl", "manifestURL")]
    [InlineData("timestamp", "time")]
    [InlineData("bytes", "size")]
    public void A_member_that_it_has_not_is_found(string member, string other)
    {
        var block = Pages.In("json").Single(block => block.Text.Contains("\"job.succeeded\"", StringComparison.Ordinal));

        Assert.Equal(other, Assert.Single(Strangers(JsonNode.Parse(block.Text.Replace($"\"{member}\"", $"\"{other}\"", StringComparison.Ordinal))!, typeof(CallbackPayload))));
    }

    /// <summary>Members that the type is not written with, however deep.</summary>
    private static IEnumerable<string> Strangers(JsonNode? shown, Type type)
    {
        var real = Written.GetTypeInfo(type);
        if (shown is JsonArray items && real.ElementType is { } element)
            return items.SelectMany(item => Strangers(item, element));
        return shown is not JsonObject members || real.Kind != JsonTypeInfoKind.Object ? [] : members.SelectMany(member =>
            real.Properties.FirstOrDefault(property => property.Name == member.Key) is { } property ? Strangers(member.Value, property.PropertyType) : [member.Key]);
    }

    private static List<JsonObject> Read(Block block)
    {
        // Members stand there without their braces: "poster": { ... }.
        if (block.Text.TrimStart().StartsWith('"'))
            return [JsonNode.Parse($"{{{block.Text}}}", documentOptions: Lenient)!.AsObject()];
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(block.Text), Several);
        var values = new List<JsonObject>();
        while (reader.Read())
            values.Add(JsonNode.Parse(ref reader)!.AsObject());
        return values;
    }
}
