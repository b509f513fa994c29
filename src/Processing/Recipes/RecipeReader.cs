using System.Text.Json;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes;

/// <summary>Reads one recipe and notes every mistake in it.</summary>
internal static class RecipeReader
{
    /// <summary>Null where there is no recipe at all; else whatever could be read, worth something without mistakes only.</summary>
    public static Recipe? Read(string name, JsonElement element, string path, List<RecipeMistake> mistakes)
    {
        if (!IsObject(element, path, "an object with \"outputs\"", mistakes))
            return null;
        var reader = new OptionReader(element, path, mistakes);
        var outputs = reader.Find("outputs");
        reader.Close();
        if (outputs is not { ValueKind: JsonValueKind.Object } map || !map.EnumerateObject().Any())
        {
            reader.Refuse("outputs", "an object with at least one output");
            return null;
        }

        var all = ReadOutputs(map, JsonPath.Member(path, "outputs"), mistakes);
        if (map.EnumerateObject().Count() > RecipeLimits.Outputs)
            mistakes.Add(new RecipeMistake(
                JsonPath.Member(path, "outputs"), $"at most {RecipeLimits.Outputs} outputs", $"{map.EnumerateObject().Count()}"));
        var json = RecipeText.Compact(element);
        if (json.Length > RecipeLimits.RecipeChars)
            mistakes.Add(new RecipeMistake(
                path, $"at most {RecipeLimits.RecipeChars} characters of compact JSON", $"{json.Length}"));
        return new Recipe(name, all, json);
    }

    /// <summary>Whether it is an object; a mistake is noted where it is not.</summary>
    public static bool IsObject(JsonElement element, string path, string expected, List<RecipeMistake> mistakes)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return true;
        mistakes.Add(new RecipeMistake(path, expected, JsonPath.Quote(element)));
        return false;
    }

    /// <summary>Checks the name of a recipe or an output, and that it stands there once.</summary>
    public static void CheckName(JsonProperty member, string path, HashSet<string> seen, List<RecipeMistake> mistakes)
    {
        if (!seen.Add(member.Name))
            mistakes.Add(new RecipeMistake(path, "this name only once", JsonPath.Quote(member.Value)));
        else if (!RecipeNames.IsName(member.Name))
            mistakes.Add(new RecipeMistake(path, $"a name: {RecipeNames.Expected}", RecipeNames.Quote(member.Name)));
    }

    private static List<RecipeOutput> ReadOutputs(JsonElement map, string path, List<RecipeMistake> mistakes)
    {
        var outputs = new List<RecipeOutput>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject())
        {
            var at = JsonPath.Member(path, member.Name);
            CheckName(member, at, seen, mistakes);
            if (IsObject(member.Value, at, "an object with \"kind\"", mistakes) && ReadOutput(member, at, mistakes) is { } output)
            {
                CheckRoom(output, outputs, member.Value, at, mistakes);
                outputs.Add(output);
            }
        }
        return outputs;
    }

    /// <summary>Two outputs cannot stand under one name of the manifest.</summary>
    private static void CheckRoom(
        RecipeOutput output, List<RecipeOutput> before, JsonElement value, string path, List<RecipeMistake> mistakes)
    {
        var kind = output.Kind;
        if (kind.IsInManifest && before.Find(other => other.Kind == kind) is { } first)
            mistakes.Add(new RecipeMistake(
                JsonPath.Member(path, "kind"),
                $"only one {kind.Name} in a recipe, as it has no file and stands in the manifest itself; \"{first.Name}\" is one",
                JsonPath.Quote(value.GetProperty("kind"))));
    }

    private static RecipeOutput? ReadOutput(JsonProperty member, string path, List<RecipeMistake> mistakes)
    {
        var reader = new OptionReader(member.Value, path, mistakes);
        var word = reader.Word("kind", KindCatalog.All.Keys);
        if (word is null)
        {
            if (!reader.Has("kind"))
                reader.Refuse("kind", $"one of {string.Join(", ", KindCatalog.All.Keys.Select(kind => $"\"{kind}\""))}");
            return null;
        }
        var kind = KindCatalog.All[word];
        var options = kind.Read(reader);
        reader.Close();
        return new RecipeOutput(member.Name, kind, options);
    }
}
