using System.CommandLine;
using System.Runtime.Versioning;
using MediaFunctions.Standalone.Commands;

namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>Whether a program of this repository, or of a cloud, has what a page calls.</summary>
[SupportedOSPlatform("linux")]
internal static class Judge
{
    /// <summary>What is wrong with a call, or nothing.</summary>
    public static IEnumerable<string> Mistakes(Call call) => Paths(call).Concat(call.Program switch
    {
        "run" => Run(call),
        "test" => Test(call),
        "dotnet" when call.Arguments is ["test" or "build" or "format" or "run", ..] => Dotnet(call),
        "terraform" => CloudCommands.Mistakes(call).Concat(Terraform(call)),
        _ when call.Program.Contains('/', StringComparison.Ordinal) => Script(call),
        _ => CloudCommands.Mistakes(call),
    });

    /// <summary>The program's own parser; its messages are for whoever typed it.</summary>
    private static IEnumerable<string> Run(Call call)
    {
        Command command = CommandLine.Create();
        var options = command.Options.Where(option => option.Recursive).ToList();
        foreach (var word in call.Arguments)
            command = command.Subcommands.FirstOrDefault(sub => sub.Name == word) ?? command;
        options.AddRange(command.Options);
        if (call.Arguments is [var first, ..] && first[0] != '-' && command is RootCommand)
            yield return $"{call}: ./run has no command {first}";
        foreach (var option in call.Options.Except(["--help"]).Where(option => options.All(known => known.Name != option)))
            yield return $"{call}: ./run {command.Name} has no option {option}";
    }

    /// <summary>A folder of tests/, or a part of a test's name.</summary>
    private static IEnumerable<string> Test(Call call)
    {
        var filter = call.Arguments is [var first, ..] ? first : "";
        var found = Pages.Tracked("tests/*.cs", "tests/*.test.mjs").Any(path =>
            path.Contains(filter, StringComparison.OrdinalIgnoreCase)
            || File.ReadAllText(Repo.File(path)).Contains(filter, StringComparison.OrdinalIgnoreCase));
        return call.Arguments.Count <= 1 && found ? [] : [$"{call}: no test has that in its name"];
    }

    private static string[] Dotnet(Call call) =>
        call.Options.Except(["-c", "-o", "--folder", "--verify-no-changes"]).Select(option => $"{call}: is {option} an option of dotnet?").ToArray();

    /// <summary>A script tells its words and options in itself.</summary>
    private static IEnumerable<string> Script(Call call)
    {
        var path = Repo.File(call.Program.Split('/'));
        if (!File.Exists(path))
            return [$"{call}: there is no {call.Program}"];
        if (!File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute))
            return [$"{call}: {call.Program} cannot be executed"];
        var text = File.ReadAllText(path);
        return call.Arguments.Where(word => word.Length > 0 && !char.IsAsciiDigit(word[0]) && !char.IsAsciiLetterUpper(word[0]))
            .Where(word => !text.Contains(word.Split('=')[0], StringComparison.Ordinal))
            .Select(word => $"{call}: {call.Program} knows no {word}");
    }

    /// <summary>What is named of the module is in it.</summary>
    private static IEnumerable<string> Terraform(Call call)
    {
        var module = Pages.Tracked("infra/cloudflare/*.tf").Select(path => File.ReadAllText(Repo.File(path))).ToList();
        return call.Arguments.Where(word => word.StartsWith("cloudflare_", StringComparison.Ordinal)).Select(word => word.Split('.', '['))
            .Where(parts => !module.Any(file => file.Contains($"resource \"{parts[0]}\" \"{parts[1]}\"", StringComparison.Ordinal)))
            .Select(parts => $"{call}: infra/cloudflare has no {parts[0]}.{parts[1]}");
    }

    /// <summary>Whatever looks like a path of this repository is one.</summary>
    private static IEnumerable<string> Paths(Call call) => call.Arguments
        .Where(word => word.Contains('/', StringComparison.Ordinal) && word.Split('/')[0] is "src" or "infra" or "docs" or "tests" or "ffmpeg" or "bench" or "local")
        .Where(word => !Path.Exists(Repo.File(word)))
        .Select(word => $"{call}: {word} is not there");
}
