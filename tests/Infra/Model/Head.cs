using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Infra.Model;

/// <summary>A program of ours with the settings that infra gives it: the function app, the container job.</summary>
internal sealed partial record Head
{
    public required string Name { get; init; }

    /// <summary>The Functions host runs it, and reads settings too.</summary>
    public bool IsApp { get; init; }

    /// <summary>Settings whose value stands in the template.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Settings whose value is in the vault, with the secret's name.</summary>
    public required IReadOnlyDictionary<string, string> Secrets { get; init; }

    /// <summary>All settings, by <c>NAME:PART</c>.</summary>
    public IEnumerable<string> Settings =>
        Values.Keys.Concat(Secrets.Keys).Select(name => name.Replace("__", ":", StringComparison.Ordinal));

    public static IEnumerable<Head> Of(Deployment deployment)
    {
        yield return App(deployment);
        if (deployment.Heavy is { } job)
            yield return Job(job);
    }

    /// <summary>The settings of the function app.</summary>
    public static JsonObject AppSettings(Deployment deployment) =>
        deployment.All("Microsoft.Web/sites/config").Single(c => c.OwnName == "appsettings").Json["properties"]!.AsObject();

    private static Head App(Deployment deployment)
    {
        var settings = AppSettings(deployment).ToDictionary(s => s.Key, s => s.Value?.ToString() ?? "");
        var secrets = settings.Where(s => VaultReference().IsMatch(s.Value))
            .ToDictionary(s => s.Key, s => VaultReference().Match(s.Value).Groups["name"].Value);
        return new Head
        {
            Name = "the function app",
            IsApp = true,
            Values = settings.Where(s => !secrets.ContainsKey(s.Key)).ToDictionary(),
            Secrets = secrets,
        };
    }

    private static Head Job(Resource job)
    {
        var inVault = job.ItemsAt("properties.configuration.secrets")
            .ToDictionary(s => s.TextAt("name")!, s => s.TextAt("keyVaultUrl")!.TrimEnd('/').Split('/')[^1]);
        var settings = job.ItemsAt("properties.template.containers[0].env").ToList();
        return new Head
        {
            Name = "the heavy job",
            Values = settings.Where(s => s.At("secretRef") is null).ToDictionary(s => s.TextAt("name")!, s => s.TextAt("value") ?? ""),
            Secrets = settings.Where(s => s.At("secretRef") is not null)
                .ToDictionary(s => s.TextAt("name")!, s => inVault.GetValueOrDefault(s.TextAt("secretRef")!, "nothing")),
        };
    }

    [GeneratedRegex(@"^@Microsoft\.KeyVault\((?:SecretUri=https://[^/]+/secrets/|VaultName=[^;]+;SecretName=)(?<name>[0-9A-Za-z-]+)/?\)$")]
    private static partial Regex VaultReference();
}
