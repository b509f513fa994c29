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
            var document = JsonDocument.Parse(text, Reading);
            if (IsUnicode(document.RootElement))
                return document;
            document.Dispose();
        }
        catch (JsonException broken)
        {
            var line = (broken.LineNumber ?? 0) + 1;
            var column = (broken.BytePositionInLine ?? 0) + 1;
            mistakes.Add(new RecipeMistake("$", "JSON", $"a text that breaks off at line {line}, byte {column}"));
            return null;
        }
        catch (ArgumentException)
        {
            // A text that cannot be written as UTF-8 is none.
        }
        mistakes.Add(new RecipeMistake("$", "JSON of whole Unicode characters", "half of a surrogate pair"));
        return null;
    }

    /// <summary>A recipe in compact JSON: the preset's outputs, replaced and added to by one's own.</summary>
    /// <param name="preset">A recipe's JSON.</param>
    /// <param name="own">One's own outputs.</param>
    /// <param name="uploads">Which uploads it takes.</param>
    /// <param name="routing">Where its jobs run.</param>
    public static string Compact(string? preset, JsonElement? own, JsonElement? uploads, RecipeRouting routing)
    {
        var all = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in preset is null ? default : JsonElement.Parse(preset).GetProperty("outputs").EnumerateObject())
            all[member.Name] = member.Value;
        foreach (var member in own?.EnumerateObject() ?? default)
            all[member.Name] = member.Value;

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("outputs");
            foreach (var (name, output) in all)
            {
                writer.WritePropertyName(name);
                output.WriteTo(writer);
            }
            writer.WriteEndObject();
            if (uploads is { } limits)
            {
                writer.WritePropertyName("uploads");
                limits.WriteTo(writer);
            }
            RecipeRoutingReader.Write(routing, writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The same with every name once, the last one standing as readers have it, and no number beyond decimals.</summary>
    public static JsonElement Tamed(JsonElement element)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(element, writer);
        return JsonElement.Parse(buffer.ToArray());
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Key);
                    Write(member.Last().Value, writer);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(item, writer);
                writer.WriteEndArray();
                break;
            // The judge reckons in decimals, and would rather throw than say that it is too much.
            case JsonValueKind.Number when !element.TryGetDecimal(out _):
                writer.WriteNumberValue(element.GetRawText()[0] == '-' ? decimal.MinValue : decimal.MaxValue);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    /// <summary>JSON may escape half of a surrogate pair, which is no text.</summary>
    private static bool IsUnicode(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(member => member.Name is not null && IsUnicode(member.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsUnicode),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
