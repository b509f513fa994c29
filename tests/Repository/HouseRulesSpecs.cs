using System.Diagnostics;

namespace MediaFunctions.Tests.Repository;

/// <summary>Rules that no compiler knows.</summary>
public sealed class HouseRulesSpecs
{
    private const int MostLines = 400;

    [Fact]
    public void The_code_is_formatted()
    {
        var (status, output) = Run(
            "dotnet", "format", "whitespace", ".", "--folder", "--verify-no-changes", "--exclude", "artifacts", "local/node_modules");

        Assert.True(status == 0, "Run: dotnet format whitespace . --folder\n" + output);
    }

    [Fact]
    public void The_solution_lists_every_project_and_builds_all_but_the_functions_app()
    {
        Assert.Equal(0, Run("setup/solution", "--check").Status);
        Assert.Equal(
            Tracked("*.csproj").Count(path => !path.StartsWith("src/Functions/", StringComparison.Ordinal)),
            File.ReadLines(Repo.File("MediaFunctions.sln")).Count(l => l.Contains("Debug|Any CPU.Build.0", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_file_of_code_is_longer_than_one_idea()
    {
        var tooLong = Tracked("*.cs", "*.mjs", "*.c", "ffmpeg/build", "run", "test", "setup/*")
            .Where(path => File.ReadLines(Repo.File(path)).Count() > MostLines);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_lock_file_names_a_registry()
    {
        // A workspace is "resolved" too: to its folder.
        var naming = Tracked("*package-lock.json").Where(path => File.ReadAllText(Repo.File(path)).Contains("\"resolved\": \"http", StringComparison.Ordinal));

        Assert.NotEmpty(Tracked("*package-lock.json"));
        Assert.Empty(naming);
    }

    private static List<string> Tracked(params string[] patterns) =>
        [.. Run("git", ["ls-files", "--", .. patterns]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static (int Status, string Output) Run(string program, params string[] arguments)
    {
        var path = program.Contains('/', StringComparison.Ordinal) ? Repo.File(program.Split('/')) : program;
        var start = new ProcessStartInfo(path, arguments)
        {
            WorkingDirectory = Repo.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
