using System.Text.Json;
using System.Text.Json.Nodes;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Recipes.Schema;

namespace MediaFunctions.Processing.Recipes;

/// <summary>Reads a whole book and notes every mistake in it.</summary>
internal static class BookReader
{
    private const string Recipes = "recipes";
    private const string Rules = "rules";

    public static RecipeBook? Read(JsonElement root, List<RecipeMistake> mistakes)
    {
        if (!RecipeReader.IsObject(root, "$", "an object with \"recipes\"", mistakes))
            return null;
        var reader = new OptionReader(root, "$", mistakes);
        var (map, list) = ReadMembers(reader);
        reader.Close();
        var recipes = map is { } recipesMap ? ReadRecipes(recipesMap, mistakes) : [];
        var names = map?.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        var rules = list is { } rulesList ? ReadRules(rulesList, names, mistakes) : [];
        return mistakes.Count == 0 ? new RecipeBook(recipes, rules) : null;
    }

    /// <summary>The map of recipes and the list of rules, each null where it is no such thing.</summary>
    public static (JsonElement? Recipes, JsonElement? Rules) ReadMembers(OptionReader reader)
    {
        var recipesExpected = $"an object with 1 to {RecipeLimits.Recipes} recipes";
        var rulesExpected = $"an array of at most {RecipeLimits.Rules} rules; the first that fits wins";
        var map = reader.Find(Recipes, () => NamedMap.Schema(recipesExpected, BookSchema.Recipe, RecipeLimits.Recipes));
        var list = reader.Find(Rules, () => new JsonObject
        {
            ["description"] = rulesExpected,
            ["type"] = "array",
            ["items"] = BookSchema.Reference(BookSchema.Rule),
            ["maxItems"] = RecipeLimits.Rules,
        });
        // Editors want it; it changes nothing here.
        reader.Text("$schema", RuleReader.AnyText(), "the address of a JSON Schema");
        if (map is not { ValueKind: JsonValueKind.Object } || map.Value.GetPropertyCount() is 0 or > RecipeLimits.Recipes)
        {
            reader.Refuse(Recipes, recipesExpected);
            map = null;
        }
        if (list is { } found && (found.ValueKind != JsonValueKind.Array || found.GetArrayLength() > RecipeLimits.Rules))
        {
            reader.Refuse(Rules, rulesExpected);
            list = null;
        }
        return (map, list);
    }

    private static List<Recipe> ReadRecipes(JsonElement map, List<RecipeMistake> mistakes)
    {
        var recipes = new List<Recipe>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject())
        {
            var path = JsonPath.Member(JsonPath.Member("$", Recipes), member.Name);
            NamedMap.CheckName(member, path, seen, mistakes);
            if (RecipeReader.Read(member.Name, member.Value, path, mistakes) is { } recipe)
                recipes.Add(recipe);
        }
        return recipes;
    }

    private static List<RecipeRule> ReadRules(JsonElement list, HashSet<string> names, List<RecipeMistake> mistakes)
    {
        var rules = new List<RecipeRule>();
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            var path = JsonPath.Item(JsonPath.Member("$", Rules), index);
            // A rule with mistakes keeps its place, and covers none.
            rules.Add(RuleReader.Read(item, path, names, rules, mistakes) ?? RecipeRule.None);
        }
        return rules;
    }
}
