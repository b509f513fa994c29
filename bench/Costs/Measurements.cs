using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Bench.Costs;

/// <summary>What jobs took, of one day and one machine: a file of the folder <c>measured</c>, named by its day.</summary>
public sealed record Measurements
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public required string Date { get; init; }

    public required string Machine { get; init; }

    /// <summary>Version and hash of the build.</summary>
    public required string Ffmpeg { get; init; }

    public required string Note { get; init; }

    /// <summary>What the longest source of each name is, as the probe said.</summary>
    public required SortedDictionary<string, MediaInfo> Sources { get; init; }

    public required IReadOnlyList<MeasuredJob> Jobs { get; init; }

    /// <summary>The newest file.</summary>
    public static Measurements Newest(string folder) => Read(Directory.GetFiles(folder, "*.json").Max(StringComparer.Ordinal)
        ?? throw new InvalidOperationException($"There is no measurement in {folder}: ./bench/run cost --measure"));

    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, $"{Date}.json"), JsonSerializer.Serialize(this, Json) + "\n");

    private static Measurements Read(string path) => JsonSerializer.Deserialize<Measurements>(File.ReadAllText(path), Json)
        ?? throw new InvalidDataException($"{path} is empty.");
}
