using System.Text;
using System.Text.Json;
using MediaFunctions.Standalone.Local;

namespace MediaFunctions.Standalone.Files;

/// <summary>The array of <c>process --json</c>: an item a file, in order.</summary>
internal static class ResultJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true };

    public static string Write(IEnumerable<FileResult> results) => Write(json =>
    {
        json.WriteStartArray();
        foreach (var result in results)
            Write(json, result);
        json.WriteEndArray();
    });

    /// <summary>One item by itself.</summary>
    public static string WriteOne(FileResult result) => Write(json => Write(json, result));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Options))
            write(json);
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
                JsonSerializer.Serialize(json, receipt, LocalJson.Default.Receipt);
            else
                json.WriteNullValue();
        }
        json.WriteEndObject();
    }
}
