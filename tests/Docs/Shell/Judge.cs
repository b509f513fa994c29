using System.Runtime.Versioning;
using MediaFunctions.Standalone.Commands;

namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>Whether a program of this repository, or of a cloud, has what a page calls.</summary>
[SupportedOSPlatform("linux")]
internal static class Judge
{
    /// <summary>What is wrong with a call, or nothing.</summary>
    public static IEnumerable<string> Mistakes(Call call) => Paths(call).Concat(Empty(call)).Concat(SecretNames.Mistakes(call)).Concat(call.Program switch
    {
        "run" => Run(call),
        "test" => Test(call),
        "dotnet" when call.Arguments is ["test" or "build" or "format" or "run", ..] => Dotnet(call),
        "terraform" => CloudCommands.Mistakes(call).Concat(Terraform(call)),
        _ when call.Program.Contains('/', StringComparison.Ordinal) => Script(call),
        _ => CloudCommands.Mistakes(call),
    });

    /// <summary>The program's own parser. A sentence may name a command without its arguments.</summary>
    private static IEnumerable<string> Run(Call call)
    {
        if (call.InSentence && call.Arguments is [var only] && CommandLine.Create().Subcommands.Any(command => command.Name == only))
            return [];
        // The reader's own copy of the sample.
        var words = call.Arguments.Select(word => word == "local.settings.json" ? Repo.File("local.settings.sample.json") : word).ToArray();
        var errors = CommandLine.Create().Parse(words).Errors.Select(error => error.Message)
            .Where(message => !call.InSentence || !message.StartsWith("Required argument missing", StringComparison.Ordinal)).ToList();
        return errors.Count == 0 ? [] : [$"{call}: {string.Join(" ", errors)}"];
    }

    /// <summary>A variable that holds nothing.</summary>
    private static IEnumerable<string> Empty(Call call) => call.Arguments.Contains("") ? [$"{call}: an argument is empty"] : [];

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
        return new ScriptUsage(File.ReadAllText(path)).Mistakes(call.Arguments).Select(mistake => $"{call}: {call.Program} {mistake}");
    }

    /// <summary>What is named of the module is in it.</summary>
    private static IEnumerable<string> Terraform(Call call)
    {
        var module = Pages.Tracked("infra/cloudflare/*.tf").Select(path => File.ReadAllText(Repo.File(path))).ToList();
        return call.Arguments.Where(word => word.StartsWith("cloudflare_", StringComparison.Ordinal))
            .Where(word => !TerraformAddress.IsOf(module, word)).Select(word => $"{call}: infra/cloudflare has no {word}");
    }

    /// <summary>Whatever looks like a path of this repository is one.</summary>
    private static IEnumerable<string> Paths(Call call) => call.Arguments
        .Where(word => word.Contains('/', StringComparison.Ordinal) && word.Split('/')[0] is "src" or "infra" or "docs" or "tests" or "ffmpeg" or "bench" or "local")
        .Where(word => !Path.Exists(Repo.File(word)))
        .Select(word => $"{call}: {word} is not there");
}
