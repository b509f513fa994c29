using System.Diagnostics;

namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>Where a terraform is at hand, it is asked itself; elsewhere the list alone judges.</summary>
public sealed class TerraformSpecs
{
    public static TheoryData<string> Commands => [.. CloudCommands.All.Keys.Where(name => name.StartsWith("terraform ", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Terraform_has_every_command_of_the_list_with_its_options(string command)
    {
        var program = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, "terraform")).FirstOrDefault(File.Exists);
        if (program is null)
            return;
        using var terraform = Process.Start(new ProcessStartInfo(program, [.. command.Split(' ')[1..], "-help"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = terraform.StandardError.ReadToEndAsync();
        var help = await terraform.StandardOutput.ReadToEndAsync();
        await terraform.WaitForExitAsync();

        Assert.True(terraform.ExitCode == 0, await errors);
        Assert.Contains($"terraform [global options] {command["terraform ".Length..]}", help, StringComparison.Ordinal);
        // -chdir stands before the command, and in the help of terraform itself.
        Assert.All(CloudCommands.All[command].Options.Except(["-chdir"]), option => Assert.Contains(option, help, StringComparison.Ordinal));
    }
}
