using System.Text.Encodings.Web;
using System.Text.Json;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Api.Examples;

/// <summary>The committed examples, by endpoint.</summary>
internal static class RecordedExamples
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Path { get; } = Repository.File("tests", "Api", "Examples", "examples.json");

    public static SortedDictionary<string, Example> Committed { get; } = Read(File.ReadAllText(Path));

    public static SortedDictionary<string, Example> Read(string text) =>
        new(JsonSerializer.Deserialize<Dictionary<string, Example>>(text, Json)!, StringComparer.Ordinal);

    public static string Write(SortedDictionary<string, Example> examples) => JsonSerializer.Serialize(examples, Json) + "\n";
}
