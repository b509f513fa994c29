using System.Text.Json;
using System.Text.Json.Nodes;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Recipes.Schema;

namespace MediaFunctions.Processing.Recipes;

/// <summary>An object whose members' names are names of recipes or outputs.</summary>
internal static class NamedMap
{
    /// <summary>Checks the name of a recipe or an output, and that it stands there once.</summary>
    public static void CheckName(JsonProperty member, string path, HashSet<string> seen, List<RecipeMistake> mistakes)
    {
        if (!seen.Add(member.Name))
            mistakes.Add(new RecipeMistake(path, "this name only once", JsonPath.Quote(member.Value)));
        else if (!RecipeNames.IsName(member.Name))
            mistakes.Add(new RecipeMistake(path, $"a name: {RecipeNames.Expected}", RecipeNames.Quote(member.Name)));
    }

    /// <summary>Its schema; <paramref name="item"/> names the definition of what stands under each name.</summary>
    public static JsonObject Schema(string expected, string item, int most) => new()
    {
        ["description"] = expected,
        ["type"] = "object",
        ["minProperties"] = 1,
        ["maxProperties"] = most,
        ["patternProperties"] = new JsonObject { [RecipeNames.Pattern] = BookSchema.Reference(item) },
        ["additionalProperties"] = false,
    };
}
