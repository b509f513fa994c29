using System.Diagnostics;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Functions.Packaging;

/// <summary>`dotnet publish` of tests/Packaged, which takes its packaging from src/Functions.</summary>
internal static class Publish
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    /// <summary>What was built with this test is published as it is.</summary>
    /// <param name="cache">Where FFmpeg is looked for; null: where this machine's is.</param>
    public static async Task<(int Status, string Output)> RunAsync(string folder, string? cache, params string[] properties)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo("dotnet", [
            "publish", Repository.File("tests", "Packaged", "MediaFunctions.Tests.Packaged.csproj"), "-c", configuration,
            "--no-build", "-o", folder, "-nologo", "-nodeReuse:false", .. properties])
        {
            RedirectStandardOutput = true,
        };
        if (cache is not null)
            start.Environment["MEDIAFUNCTIONS_CACHE"] = cache;
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Deadline);
        var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, output);
    }
}
