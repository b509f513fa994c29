using System.Text.Json;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes;

/// <summary>Reads a whole book and notes every mistake in it.</summary>
internal static partial class BookReader
{
    private const string Recipes = "recipes";
    private const string Rules = "rules";

    public static RecipeBook? Read(JsonElement root, List<RecipeMistake> mistakes)
    {
        if (!RecipeReader.IsObject(root, "$", "an object with \"recipes\"", mistakes))
            return null;
        var reader = new OptionReader(root, "$", mistakes);
        var map = reader.Find(Recipes);
        var list = reader.Find(Rules);
        // Editors want it; it changes nothing here.
        reader.Text("$schema", AnyText(), "the address of a JSON Schema");
        reader.Close();
        if (map is not { ValueKind: JsonValueKind.Object } || !map.Value.EnumerateObject().Any())
        {
            reader.Refuse(Recipes, "an object with at least one recipe");
            map = null;
        }
        if (list is { ValueKind: not JsonValueKind.Array })
        {
            reader.Refuse(Rules, "an array of {\"prefix\", \"recipe\"}");
            list = null;
        }

        var recipes = map is { } recipesMap ? ReadRecipes(recipesMap, mistakes) : [];
        var names = map?.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        var rules = list is { } rulesList ? ReadRules(rulesList, names, mistakes) : [];
        return mistakes.Count == 0 ? new RecipeBook(recipes, rules) : null;
    }

    private static List<Recipe> ReadRecipes(JsonElement map, List<RecipeMistake> mistakes)
    {
        var recipes = new List<Recipe>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject())
        {
            var path = JsonPath.Member(JsonPath.Member("$", Recipes), member.Name);
            RecipeReader.CheckName(member, path, seen, mistakes);
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
            if (!RecipeReader.IsObject(item, path, "an object with \"prefix\" and \"recipe\"", mistakes))
                continue;
            var reader = new OptionReader(item, path, mistakes);
            var prefix = Required(reader, "prefix", "the beginning of a key, such as \"uploads/\", or \"\" for every key");
            var recipe = Required(reader, "recipe", "the name of a recipe in this book");
            reader.Close();
            if (recipe is not null && !names.Contains(recipe))
                reader.Refuse("recipe", $"the name of a recipe in this book{NearName.Hint(recipe, names)}");
            if (prefix is null || recipe is null)
                continue;
            // The first match wins, so a rule behind a wider one would never be used: surely not what was meant.
            if (rules.Find(rule => prefix.StartsWith(rule.Prefix, StringComparison.Ordinal)) is { } wider)
                reader.Refuse("prefix", $"a rule that can match: the first match wins, and \"{wider.Prefix}\" stands before it");
            rules.Add(new RecipeRule(prefix, recipe));
        }
        return rules;
    }

    private static string? Required(OptionReader reader, string name, string expected)
    {
        var text = reader.Text(name, AnyText(), expected);
        if (!reader.Has(name))
            reader.Refuse(name, expected);
        return text;
    }

    [GeneratedRegex(@"\A[^\p{C}]{0,1024}\z")]
    private static partial Regex AnyText();
}
