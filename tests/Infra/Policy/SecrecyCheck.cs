using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>No secret is a parameter, a value or an output: a deployment's history keeps them all, for whoever may read it.</summary>
internal static partial class SecrecyCheck
{
    public static IEnumerable<string> Findings(Deployment deployment)
    {
        foreach (var (path, name, kind) in Templates("main", deployment.Template).SelectMany(Declared))
            yield return $"{path}: {name} is a {kind}";
        foreach (Match call in ListCall().Matches(deployment.Template.ToJsonString()))
            yield return $"a template asks for keys: {call.Value}...)";
        foreach (Match secret in Secret().Matches(deployment.Expanded.ToJsonString()))
            yield return $"a value is a secret: {secret.Value[..8]}...";
        foreach (var secret in deployment.All("Microsoft.KeyVault/vaults/secrets"))
            yield return $"{secret} would be kept in the history of deployments, and be written again by each";
    }

    private static IEnumerable<(string Path, string Name, string Kind)> Declared((string Path, JsonObject Template) module) =>
        from section in new[] { "parameters", "outputs" }
        from member in module.Template[section]?.AsObject() ?? []
        let kind = member.Value.TextAt("type") ?? ""
        where kind.StartsWith("secure", StringComparison.OrdinalIgnoreCase)
        select (module.Path, member.Key, $"{kind} of the {section}");

    /// <summary>A template and those of its modules.</summary>
    private static IEnumerable<(string Path, JsonObject Template)> Templates(string path, JsonObject template)
    {
        yield return (path, template);
        var modules = template["resources"] switch
        {
            JsonObject named => named.Select(r => (Name: r.Key, r.Value)),
            JsonArray listed => listed.Select(r => (Name: r.TextAt("name") ?? "", Value: r)),
            _ => [],
        };
        foreach (var (name, module) in modules)
        {
            if (module.At("properties.template") is not JsonObject inner)
                continue;
            foreach (var found in Templates($"{path}/{name}", inner))
                yield return found;
        }
    }

    [GeneratedRegex(@"\blist[A-Z]\w*\([^)]{0,40}")]
    private static partial Regex ListCall();

    [GeneratedRegex("whsec_[A-Za-z0-9+/]{8,}|AccountKey=[^;\"]{8,}|SharedAccessKey=[^;\"]{8,}|[?&]sig=[^&\"]{8,}")]
    private static partial Regex Secret();
}
