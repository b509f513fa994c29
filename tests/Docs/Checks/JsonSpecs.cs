using System.Text.Json;
using System.Text.Json.Nodes;
using MediaFunctions.Processing.Recipes;

namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>JSON that is shown can be read: whole values, one after another, or members to paste somewhere.</summary>
public sealed class JsonSpecs
{
    // As a book may be written.
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonReaderOptions Several = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowMultipleValues = true };

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
