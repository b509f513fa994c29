using System.Text.Json.Nodes;

namespace MediaFunctions.Standalone.Local;

/// <summary>Writes a local.settings.json with which the Functions app (<c>func start</c>) works on the local parts.</summary>
internal static class FunctionsSettings
{
    /// <summary>Where the Core Tools serve by default.</summary>
    private const string FunctionsUrl = "http://localhost:7071";

    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, string?> pipeline)
    {
        var values = new JsonObject { ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated" };
        foreach (var (name, value) in pipeline.Where(s => !s.Key.StartsWith("Worker:", StringComparison.Ordinal)))
            values[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        values["Api__PublicBaseUrl"] = FunctionsUrl;
        // The launching script knows which build belongs to this clone.
        if (Environment.GetEnvironmentVariable("FFmpeg__Path") is { Length: > 0 } ffmpeg)
            values["FFmpeg__Path"] = ffmpeg;
        File.WriteAllText(path, new JsonObject { ["IsEncrypted"] = false, ["Values"] = values }.ToString());
    }
}
