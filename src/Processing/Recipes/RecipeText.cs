using System.Text;
using System.Text.Json;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Recipes;

/// <summary>From text to JSON and back. Comments and trailing commas are fine: people write these files.</summary>
internal static class RecipeText
{
    private static readonly JsonDocumentOptions Reading = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 16,
        // OptionReader finds them itself, and with their path.
        AllowDuplicateProperties = true,
    };

    /// <summary>Null and a mistake where the text is no JSON.</summary>
    public static JsonDocument? Read(string text, List<RecipeMistake> mistakes)
    {
        if (text.Length > RecipeLimits.BookChars)
        {
            mistakes.Add(new RecipeMistake("$", $"at most {RecipeLimits.BookChars} characters", $"{text.Length}"));
            return null;
        }
        try
        {
            return JsonDocument.Parse(text, Reading);
        }
        catch (JsonException broken)
        {
            var line = (broken.LineNumber ?? 0) + 1;
            var column = (broken.BytePositionInLine ?? 0) + 1;
            mistakes.Add(new RecipeMistake("$", "JSON", $"a text that breaks off at line {line}, byte {column}"));
            return null;
        }
    }

    /// <summary>The element without comments and white space, in its own order.</summary>
    public static string Compact(JsonElement element)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            element.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
