using System.Diagnostics;
using System.Text.Json;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Pipeline.Image;

/// <summary>src/Standalone/Dockerfile, read by a parser of npm's.</summary>
public static class Dockerfile
{
    private static readonly Lazy<Task<IReadOnlyList<Stage>>> Read = new(ReadAsync);

    /// <summary>Its stages; the last one is the image.</summary>
    public static Task<IReadOnlyList<Stage>> StagesAsync() => Read.Value;

    /// <summary>The words of an instruction in its JSON form, such as <c>CMD ["work"]</c>.</summary>
    public static IReadOnlyList<string> Words(Instruction instruction) =>
        JsonSerializer.Deserialize<string[]>(instruction.Text[instruction.Text.IndexOf('[')..])!;

    private static async Task<IReadOnlyList<Stage>> ReadAsync()
    {
        var start = new ProcessStartInfo("node", ["Image/dockerfile.mjs", Repository.File("src", "Standalone", "Dockerfile")])
        {
            WorkingDirectory = Repository.File("tests", "Pipeline"),
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var json = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return JsonSerializer.Deserialize<IReadOnlyList<Stage>>(json, JsonSerializerOptions.Web)!;
    }
}
