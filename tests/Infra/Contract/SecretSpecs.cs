using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>infra/deploy writes the vault's secrets by the names that the settings refer to.</summary>
[Collection(InfraFixture.Collection)]
public sealed class SecretSpecs(InfraFixture infra)
{
    private static readonly Breaks Broken = new(SecretCheck.Findings)
    {
        { "a secret of another name", d => Head.AppSettings(d)["Events__Secrets"] = "@Microsoft.KeyVault(VaultName=kv;SecretName=event-secrets)", "is the secret 'event-secrets', and infra/deploy writes 'events-secrets'" },
        { "a secret that infra/deploy writes under another name", d => d.Code = d.Code with { Secrets = ["event-secrets", .. d.Code.Secrets.Skip(1)] }, "infra/deploy does not write the secret events-secrets" },
        { "a secret that infra/deploy writes for nobody", d => d.Code = d.Code with { Secrets = [.. d.Code.Secrets, "token"] }, "infra/deploy writes the secret token, and no setting refers to it" },
        { "a secret in the clear", d => Head.AppSettings(d)["Api__Keys"] = "owner:0123", "Api__Keys of the function app is a secret and stands in the template" },
        { "a setting that is made a secret", d => Head.AppSettings(d)["R2__MediaBucket"] = "@Microsoft.KeyVault(VaultName=kv;SecretName=bucket)", "R2__MediaBucket of the function app is a secret that infra/deploy does not write" },
        { "a vault that is not ours", d => Head.AppSettings(d)["Api__Keys"] = "@Microsoft.KeyVault(SecretUri=https://other.vault.azure.net/secrets/api-keys)", "is in another vault" },
        { "a secret of the heavy job that is not fetched", d => d.Heavy!.Json.At("properties.configuration.secrets")!.AsArray().RemoveAll(s => s.TextAt("name") == "api-keys"), "Api__Keys of the heavy job is the secret 'nothing'" },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void Every_secret_is_in_the_vault_under_the_name_that_is_written(string parameters)
    {
        Expect.Nothing(SecretCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));
}
