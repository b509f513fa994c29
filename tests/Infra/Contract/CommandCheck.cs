using MediaFunctions.Standalone.Commands;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>The heavy job calls our program as the program can be called, makes it drain the heavy queue, and may pull its image.</summary>
internal static class CommandCheck
{
    public static IEnumerable<string> Findings(Deployment deployment)
    {
        if (deployment.Heavy is not { } job)
            yield break;
        var arguments = job.ItemsAt("properties.template.containers[0].args").Select(a => (string)a!).ToArray();
        var parsed = CommandLine.Create().Parse(arguments);
        foreach (var error in parsed.Errors)
            yield return $"{job} calls `{string.Join(' ', arguments)}`: {error.Message}";
        if (parsed.CommandResult.Command.Name != "work" || !new[] { "--heavy", "--until-empty" }.All(arguments.Contains))
            yield return $"{job} calls `{string.Join(' ', arguments)}`, which does not drain the heavy queue and end";
        if (job.At("properties.template.containers[0].command") is not null)
            yield return $"{job} replaces the entry point of its image";
        var identity = (job.At("identity.userAssignedIdentities") as JsonObject)?.Select(i => i.Key).FirstOrDefault();
        var server = deployment.Outputs.TextAt("registryLoginServer") ?? "";
        var pulls = job.ItemsAt("properties.configuration.registries").Select(r => (r.TextAt("server"), r.TextAt("identity")));
        if (!pulls.SequenceEqual(server.Length > 0 ? [(server, identity)] : []))
            yield return $"{job} does not pull from the registry '{server}' by its own identity";
    }
}
