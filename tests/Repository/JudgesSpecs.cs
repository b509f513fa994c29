using System.Diagnostics;
using System.Runtime.Versioning;

namespace MediaFunctions.Tests.Repository;

/// <summary>./test on a machine without Chromium; apt-get and sudo are stood in for.</summary>
[SupportedOSPlatform("linux")]
public sealed class JudgesSpecs : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("judges-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Root_installs_what_is_missing_without_a_question_and_hears_nothing_of_apt()
    {
        Program("id", "echo 0");
        Program("apt-get", "echo \"$DEBIAN_FRONTEND $*\" >> calls; echo Setting up...; echo Warning >&2; [ $1 != update ]");

        var (status, said) = await NeedJudgesAsync();

        Assert.Equal((0, "Installing what judges our outputs: chromium...\n"), (status, said));
        Assert.Equal(
            [" update", "noninteractive install -y --no-install-recommends chromium"],
            await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "calls")));
    }

    [Fact]
    public async Task Somebody_else_installs_it_by_sudo()
    {
        Program("id", "echo 1000");
        Program("sudo", "echo \"$*\" >> calls");

        Assert.Equal(0, (await NeedJudgesAsync()).Status);
        Assert.Equal(
            ["-n apt-get update", "-n env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium"],
            await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "calls")));
    }

    [Fact]
    public async Task Where_it_cannot_be_installed_the_last_line_says_the_command_that_would()
    {
        Program("id", "echo 1000");
        Program("sudo", "echo 'sudo: a password is required' >&2; exit 1");

        var (status, said) = await NeedJudgesAsync();

        Assert.Equal(1, status);
        Assert.Contains("a password is required", said, StringComparison.Ordinal);
        Assert.EndsWith("As root: apt-get install --no-install-recommends chromium\n", said, StringComparison.Ordinal);
    }

    private void Program(string name, string script)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, $"#!/bin/bash\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private async Task<(int Status, string Said)> NeedJudgesAsync()
    {
        const string script = "set -euo pipefail; root=$PWD; . \"$0/lib.sh\"; . \"$0/suites.sh\"; need_judges";
        var start = new ProcessStartInfo("/bin/bash", ["-c", script, Repo.File("setup")])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardError = true,
        };
        start.Environment.Remove("DEBIAN_FRONTEND");
        start.Environment["PATH"] = $"{folder.FullName}:/usr/bin:/bin";
        start.Environment["CHROMIUM_PATH"] = "/nowhere/chromium";
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
