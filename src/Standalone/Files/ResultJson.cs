using System.Text;
using System.Text.Json;

namespace MediaFunctions.Standalone.Files;

/// <summary>The array of <c>process --json</c>: an item a file, in order.</summary>
internal static class ResultJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true };

    public static string Write(IEnumerable<FileResult> results)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartArray();
            foreach (var result in results)
                Write(json, result);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void Write(Utf8JsonWriter json, FileResult result)
    {
        json.WriteStartObject();
        json.WriteString("file", result.File);
        if (result.Error is { } error)
        {
            json.WriteStartObject("error");
            json.WriteString("code", error.Code);
            json.WriteString("message", error.Message);
            json.WriteEndObject();
        }
        if (result.Manifest is { } manifest)
        {
            foreach (var member in manifest.EnumerateObject())
                member.WriteTo(json);
            json.WritePropertyName("receipt");
            if (result.Job?.Receipt is { } receipt)
                receipt.WriteTo(json);
            else
                json.WriteNullValue();
        }
        json.WriteEndObject();
    }
}
