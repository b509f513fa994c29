using System.Text.Json;
using Json.Schema;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes.Schema;

/// <summary>Holds a book to its published JSON Schema.</summary>
internal static class SchemaJudge
{
    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromText(BookSchema.Text));

    private static readonly EvaluationOptions Everything = new() { OutputFormat = OutputFormat.List };

    /// <summary>Every mistake that the schema finds, at its path.</summary>
    public static IEnumerable<RecipeMistake> Judge(JsonElement book)
    {
        var root = RecipeText.Tamed(book);
        var results = Schema.Value.Evaluate(root, Everything);
        if (results.IsValid)
            return [];
        return (results.Details ?? []).Append(results)
            .Where(result => !result.IsValid && result.Errors is not null)
            .Select(result => (Schema: SchemaPlace.At($"{result.EvaluationPath}"), At: InstancePlace.At(root, $"{result.InstanceLocation}"), result.Errors))
            // What an "if" asks may be so or not.
            .Where(found => !found.Schema.IsQuestion)
            .SelectMany(found => found.Errors!.Keys.SelectMany(keyword => Mistakes(keyword, found.Schema, found.At)))
            .DistinctBy(mistake => mistake.Path);
    }

    private static IEnumerable<RecipeMistake> Mistakes(string keyword, SchemaPlace schema, InstancePlace at)
    {
        if (keyword != "required")
            return [new RecipeMistake(at.Path, schema.Expected, JsonPath.Quote(at.Value))];
        return schema.Required.Where(name => !at.Value.TryGetProperty(name, out _))
            .Select(name => new RecipeMistake(JsonPath.Member(at.Path, name), schema.ExpectedOf(name), "nothing"));
    }
}
