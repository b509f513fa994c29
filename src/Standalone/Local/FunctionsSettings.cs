using System.Text.Json;
using System.Text.Json.Nodes;
using MediaFunctions.Processing.Settings;

namespace MediaFunctions.Standalone.Local;

/// <summary>The Core Tools' local.settings.json: one with which the app (<c>func start</c>) works on the local parts, or one of the owner's.</summary>
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
        // The launching script knows which builds belong to this clone.
        foreach (var name in (string[])["FFmpeg__Path", "Web__Folder"])
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } built)
                values[name] = built;
        }
        File.WriteAllText(path, new JsonObject { ["IsEncrypted"] = false, ["Values"] = values }.ToString());
    }

    /// <summary>The settings by their names, <c>:</c> for <c>__</c>.</summary>
    /// <exception cref="SettingsException">It is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dictionary<string, string?> Read(string path)
    {
        try
        {
            // The Core Tools take comments too.
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            if (JsonNode.Parse(File.ReadAllText(path), null, options) is not JsonObject root || root["Values"] is not JsonObject values)
                throw new SettingsException([$"{path} has no Values; expected the shape of local.settings.sample.json."]);
            if (root["IsEncrypted"]?.GetValueKind() == JsonValueKind.True)
                throw new SettingsException([$"{path} is encrypted; `func settings decrypt` makes it readable."]);
            return Named(path, values);
        }
        catch (JsonException)
        {
            throw new SettingsException([$"{path} is not JSON; expected the shape of local.settings.sample.json."]);
        }
        catch (ArgumentException)
        {
            // The parser's, when it is first looked into.
            throw new SettingsException([$"{path} names something twice; expected each name once."]);
        }
        catch (UnauthorizedAccessException)
        {
            throw new SettingsException([$"{path} cannot be read: it is a folder, or not for this user; expected a file such as local.settings.sample.json."]);
        }
    }

    private static Dictionary<string, string?> Named(string path, JsonObject values)
    {
        // The app's configuration does not tell upper and lower case apart.
        var named = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in values)
        {
            var name = key.Replace("__", ":", StringComparison.Ordinal);
            if (!named.TryAdd(name, value?.ToString()))
                throw new SettingsException([$"{path} sets {name} twice (__ and : are the same, and so are upper and lower case); expected each setting once."]);
        }
        return named;
    }
}
