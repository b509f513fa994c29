namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>Secrets come out of the vault, each under the name that infra/deploy writes.</summary>
internal static class SecretCheck
{
    // For the owner, who gets it once; the app knows its hash.
    private const string OwnersKey = "api-key-owner";

    public static IEnumerable<string> Findings(Deployment deployment)
    {
        foreach (var secret in Samples.SecretOf.Values.Except(deployment.Code.Secrets))
            yield return $"infra/deploy does not write the secret {secret}";
        foreach (var secret in deployment.Code.Secrets.Except(Samples.SecretOf.Values).Where(secret => secret != OwnersKey))
            yield return $"infra/deploy writes the secret {secret}, and no setting refers to it";
        var vault = $"https://{deployment.The("Microsoft.KeyVault/vaults").Name}.vault.azure.net/secrets/";
        foreach (var head in Head.Of(deployment))
        {
            foreach (var (setting, secret) in Samples.SecretOf)
            {
                if (head.Values.ContainsKey(setting))
                    yield return $"{setting} of {head.Name} is a secret and stands in the template";
                else if (head.Secrets.GetValueOrDefault(setting) is var found && found != secret)
                    yield return $"{setting} of {head.Name} is the secret '{found}', and infra/deploy writes '{secret}'";
            }
            foreach (var setting in head.Secrets.Keys.Except(Samples.SecretOf.Keys))
                yield return $"{setting} of {head.Name} is a secret that infra/deploy does not write";
        }
        foreach (var address in Addresses(deployment).Where(a => !a.StartsWith(vault, StringComparison.Ordinal)))
            yield return $"{address} is in another vault than {vault}";
    }

    private static IEnumerable<string> Addresses(Deployment deployment) => Head.AppSettings(deployment)
        .Select(setting => setting.Value?.ToString() ?? "")
        .Where(value => value.StartsWith("@Microsoft.KeyVault(SecretUri=", StringComparison.Ordinal))
        .Select(value => value["@Microsoft.KeyVault(SecretUri=".Length..])
        .Concat(deployment.Heavy?.ItemsAt("properties.configuration.secrets").Select(s => s.TextAt("keyVaultUrl") ?? "nowhere") ?? []);
}
