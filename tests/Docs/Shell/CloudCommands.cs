using System.Text.Json;

namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>
/// Commands of clouds and tools that this machine does not have (<c>commands.json</c>): what our pages use of them, each
/// looked up on the page that it names. An option that is not in the list fails until somebody has looked it up.
/// </summary>
public static class CloudCommands
{
    public static IReadOnlyDictionary<string, CloudCommand> All { get; } = JsonSerializer.Deserialize<Dictionary<string, CloudCommand>>(
        File.ReadAllText(Repo.File("tests", "Docs", "Shell", "commands.json")), JsonSerializerOptions.Web)!;

    /// <summary>The programs that begin them.</summary>
    public static IEnumerable<string> Programs => All.Keys.Select(name => name.Split(' ')[0]).Distinct();

    /// <summary>The longest command of the list that the words begin with; Terraform has an option before its command.</summary>
    public static string? Find(IEnumerable<string> words)
    {
        var line = string.Join(' ', words.Where(word => !word.StartsWith("-chdir=", StringComparison.Ordinal))) + " ";
        return All.Keys.Where(name => line.StartsWith(name + " ", StringComparison.Ordinal)).MaxBy(name => name.Length);
    }

    /// <summary>What is wrong with a call, or nothing.</summary>
    public static IEnumerable<string> Mistakes(Call call)
    {
        if (Find([call.Program, .. call.Arguments]) is not { } name)
            return [$"{call}: not in tests/Docs/Shell/commands.json: look it up in its documentation and add it"];
        return Missing(call, name).Concat(call.Options.Except(All[name].Options).Select(option =>
            $"{call.Where}: {name} {option} is not in tests/Docs/Shell/commands.json: look it up at {All[name].Documentation} and add it"));
    }

    /// <summary>A sentence may call a command by its bare name.</summary>
    private static IEnumerable<string> Missing(Call call, string name) => call.InSentence && !call.Options.Any() ? [] :
        (All[name].Required ?? []).Where(wanted => !wanted.Split('|').Any(option => call.Options.Contains(option)))
            .Select(wanted => $"{call}: {name} wants {wanted}: {All[name].Documentation}");
}
