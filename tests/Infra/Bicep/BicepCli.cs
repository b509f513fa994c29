using System.Diagnostics;
using System.Reflection;

namespace MediaFunctions.Tests.Infra.Bicep;

/// <summary>The bicep program that NuGet brought.</summary>
internal static class BicepCli
{
    private static readonly string Program = Executable(
        typeof(BicepCli).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Bicep").Value!);

    /// <summary>Runs it in a folder; what it says is its diagnostics, unless it was asked for something on its standard output.</summary>
    public static async Task<BicepRun> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // A .NET program of its own, which else asks for a library that small images do not have.
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new BicepRun(process.ExitCode, output, await errors);
    }

    // NuGet unpacks without the bit where it did not know the file for a program.
    private static string Executable(string path)
    {
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & mine) != mine)
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | mine);
        return path;
    }
}
