using System.Diagnostics;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Tests.Processing.Running;

/// <summary>This test assembly as a program of its own: a worker that tests may kill or run as another user.</summary>
internal static class SecondProcess
{
    private const string Nobody = "65534";

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["run-endless-ffmpeg", var word]:
                await Tools.Runner().RunAsync(
                    new FFmpegCommand("ffmpeg", $"-filter_complex sine -metadata {word} -f null -", Tools.Ample), null, default);
                return 0;
            case ["let-child-read-environment", var mode]:
                if (mode == "protected")
                    ProcessPrivacy.Protect();
                Console.WriteLine(await DescribeAsync());
                return 0;
            case ["use-work-folder", var temp]:
                Environment.SetEnvironmentVariable("TMPDIR", temp);
                using (var folder = new WorkFolder())
                    await File.WriteAllTextAsync(Path.Combine(folder.Path, "output"), "bytes");
                return 0;
            default:
                return 64;
        }
    }

    public static Process Start(params string[] args) => Start("dotnet", [typeof(SecondProcess).Assembly.Location, .. args]);

    /// <summary>The same as a user without privileges, where this one has them.</summary>
    public static Process StartUnprivileged(params string[] args) => Environment.UserName != "root"
        ? Start(args)
        : Start("setpriv",
            ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", "dotnet", typeof(SecondProcess).Assembly.Location, .. args]);

    private static Process Start(string program, string[] args) => Process.Start(new ProcessStartInfo(program, args)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["DOTNET_gcServer"] = "0", ["TEST_SECRET"] = "a key" },
    })!;

    private static async Task<string> DescribeAsync()
    {
        using var child = Process.Start(new ProcessStartInfo("cat", [$"/proc/{Environment.ProcessId}/environ"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var environment = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        var reads = environment.Contains("TEST_SECRET=a key", StringComparison.Ordinal);
        return $"{(ProcessPrivacy.IsProtected ? "protected" : "dumpable")}, child {(reads ? "reads the environment" : "is refused")}";
    }
}
