using System.Text.Json;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Recipes.Schema;

namespace MediaFunctions.Processing.Recipes;

/// <summary>Reads one recipe and notes every mistake in it.</summary>
internal static class RecipeReader
{
    private const string Outputs = "outputs";
    private const string PresetName = "preset";
    private const string Uploads = "uploads";
    private const string OutputsExpected = "an object with at least one output";

    /// <summary>Null where there is no recipe at all; else whatever could be read, worth something without mistakes only.</summary>
    public static Recipe? Read(string name, JsonElement element, string path, List<RecipeMistake> mistakes)
    {
        if (!IsObject(element, path, "an object with \"preset\" or \"outputs\"", mistakes))
            return null;
        var reader = new OptionReader(element, path, mistakes);
        var (preset, own, limits, routing) = ReadMembers(reader);
        reader.Close();
        if (own is null && !reader.Has(Outputs) && !reader.Has(PresetName))
            reader.Refuse(Outputs, OutputsExpected);
        var at = JsonPath.Member(path, Outputs);
        var outputs = own is { } map ? ReadOutputs(map, at, mistakes) : [];
        var uploads = limits is { } found ? RecipeUploadsReader.Read(found, JsonPath.Member(path, Uploads), mistakes) : null;
        if (preset is null && own is null)
            return null;

        var json = RecipeText.Compact(preset is null ? null : Preset.Of(preset).Json, own, limits, routing);
        if (preset is not null)
            outputs = Merged(Preset.Of(preset).Outputs, outputs);
        CheckRoom(outputs, at, mistakes);
        var count = Math.Max(outputs.Count, own?.EnumerateObject().Count() ?? 0);
        if (count > RecipeLimits.Outputs)
            mistakes.Add(new RecipeMistake(at, $"at most {RecipeLimits.Outputs} outputs", $"{count}"));
        if (json.Length > RecipeLimits.RecipeChars)
            mistakes.Add(new RecipeMistake(
                path, $"at most {RecipeLimits.RecipeChars} characters of compact JSON", $"{json.Length}"));
        return new Recipe(name, outputs, uploads, routing, json);
    }

    /// <summary>The preset's name and the map of outputs, each where it is one, what it says of uploads, whatever that is, and of routes.</summary>
    public static (string? Preset, JsonElement? Outputs, JsonElement? Uploads, RecipeRouting Routing) ReadMembers(OptionReader reader)
    {
        var preset = reader.Word(PresetName, Preset.Names);
        var map = reader.Find(Outputs, () => NamedMap.Schema(OutputsExpected, BookSchema.Output, RecipeLimits.Outputs));
        var uploads = reader.Find(Uploads, () => BookSchema.Reference(BookSchema.Uploads));
        if (map is { } found && (found.ValueKind != JsonValueKind.Object || !found.EnumerateObject().Any()))
        {
            reader.Refuse(Outputs, OutputsExpected);
            map = null;
        }
        return (preset, map, uploads, RecipeRoutingReader.ReadMembers(reader));
    }

    /// <summary>The word that says which kind an output is.</summary>
    public static string? ReadKind(OptionReader reader)
    {
        var word = reader.Word("kind", KindCatalog.All.Keys);
        if (!reader.Has("kind"))
            reader.Refuse("kind", $"one of {string.Join(", ", KindCatalog.All.Keys.Select(kind => $"\"{kind}\""))}");
        return word;
    }

    /// <summary>Whether it is an object; a mistake is noted where it is not.</summary>
    public static bool IsObject(JsonElement element, string path, string expected, List<RecipeMistake> mistakes)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return true;
        mistakes.Add(new RecipeMistake(path, expected, JsonPath.Quote(element)));
        return false;
    }

    /// <summary>The preset's, each replaced where the book has one of its name; then what else the book has.</summary>
    private static List<RecipeOutput> Merged(IReadOnlyList<RecipeOutput> preset, List<RecipeOutput> own) =>
    [
        .. preset.Select(output => own.Find(mine => mine.Name == output.Name) ?? output),
        .. own.Where(mine => preset.All(output => output.Name != mine.Name)),
    ];

    private static List<RecipeOutput> ReadOutputs(JsonElement map, string path, List<RecipeMistake> mistakes)
    {
        var outputs = new List<RecipeOutput>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject())
        {
            var at = JsonPath.Member(path, member.Name);
            NamedMap.CheckName(member, at, seen, mistakes);
            if (IsObject(member.Value, at, "an object with \"kind\"", mistakes) && ReadOutput(member, at, mistakes) is { } output)
                outputs.Add(output);
        }
        return outputs;
    }

    /// <summary>Two outputs, a preset's included, cannot stand under one name of the manifest.</summary>
    private static void CheckRoom(List<RecipeOutput> outputs, string path, List<RecipeMistake> mistakes)
    {
        foreach (var (index, output) in outputs.Index().Where(output => output.Item.Kind.IsInManifest))
        {
            if (outputs.FindIndex(other => other.Kind == output.Kind) is var first && first < index)
                mistakes.Add(new RecipeMistake(
                    JsonPath.Member(JsonPath.Member(path, output.Name), "kind"),
                    $"only one {output.Kind.Name} in a recipe, as it has no file and stands in the manifest itself; \"{outputs[first].Name}\" is one",
                    $"\"{output.Kind.Name}\""));
        }
    }

    private static RecipeOutput? ReadOutput(JsonProperty member, string path, List<RecipeMistake> mistakes)
    {
        var reader = new OptionReader(member.Value, path, mistakes);
        if (ReadKind(reader) is not { } word)
            return null;
        var kind = KindCatalog.All[word];
        var options = kind.Read(reader);
        reader.Close();
        return new RecipeOutput(member.Name, kind, options);
    }
}
