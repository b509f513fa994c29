using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>Names of secrets in the vaults that a deployment has.</summary>
internal static partial class SecretNames
{
    /// <summary>Those of the templates, and the two that no setting refers to.</summary>
    public static IReadOnlySet<string> All { get; } = Secrets().Matches(File.ReadAllText(Repo.File("infra", "azure", "modules", "names.bicep")))
        .Select(match => match.Groups[1].Value).Concat(["api-key-owner", "cloudflare-api-token"]).ToHashSet(StringComparer.Ordinal);

    /// <summary>What is wrong with a call that names one, or nothing.</summary>
    public static IEnumerable<string> Mistakes(Call call) => call is { Program: "az", Arguments: ["keyvault", "secret", ..] }
        && call.ValueOf("--name") is { } name && !All.Contains(name) && name.Any(char.IsAsciiLetterLower)
        ? [$"{call}: no deployment has a secret {name}"] : [];

    [GeneratedRegex(@"^  \w+__\w+: '([a-z0-9-]+)'", RegexOptions.Multiline)]
    private static partial Regex Secrets();
}
