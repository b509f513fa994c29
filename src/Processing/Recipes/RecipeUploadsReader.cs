using System.Text.Json;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes;

/// <summary>Reads which uploads a recipe takes and notes every mistake in it.</summary>
internal static class RecipeUploadsReader
{
    public const string Expected = "an object with \"types\", \"maxBytes\" or both: the uploads that the recipe takes";

    /// <summary>Null where it is no object; else whatever could be read.</summary>
    public static RecipeUploads? Read(JsonElement element, string path, List<RecipeMistake> mistakes)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.EnumerateObject().Any())
        {
            mistakes.Add(new RecipeMistake(path, Expected, JsonPath.Quote(element)));
            return null;
        }
        var reader = new OptionReader(element, path, mistakes);
        var uploads = ReadMembers(reader);
        reader.Close();
        return uploads;
    }

    /// <summary>Reads the members alone.</summary>
    public static RecipeUploads ReadMembers(OptionReader reader) => new(
        reader.Texts("types", TypePattern.Shape(), TypePattern.Expected),
        reader.LongNumber("maxBytes", 1, RuleReader.MostBytes));
}
