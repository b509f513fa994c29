using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>What must hold: nothing in infra carries a secret in state, outputs or logs.</summary>
[Collection(InfraFixture.Collection)]
public sealed class SecrecySpecs(InfraFixture infra)
{
    private static readonly Breaks Broken = new(SecrecyCheck.Findings)
    {
        { "a secret as a parameter", d => d.Template["parameters"]!["r2Secret"] = new JsonObject { ["type"] = "securestring" }, "main: r2Secret is a securestring of the parameters" },
        { "a secret as a parameter of a module", d => Module(d)["parameters"]!["key"] = new JsonObject { ["type"] = "secureString" }, "key is a secureString of the parameters" },
        { "a secret as an output", d => Module(d)["outputs"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "securestring" } }, "key is a securestring of the outputs" },
        { "the keys of the storage account", d => d.Template["outputs"]!["key"] = new JsonObject { ["type"] = "string", ["value"] = "[listKeys(resourceId('Microsoft.Storage/storageAccounts', 'st'), '2026-09-01').keys[0].value]" }, "a template asks for keys: listKeys(" },
        { "a connection string", d => Head.AppSettings(d)["AzureWebJobsStorage"] = "DefaultEndpointsProtocol=https;AccountName=st;AccountKey=bm90IGEga2V5IGJ1dCBsb25n", "a value is a secret: AccountK" },
        { "a secret of a webhook", d => Head.AppSettings(d)["Events__Secrets"] = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "a value is a secret: whsec_AA" },
        { "a secret that the template writes", d => d.Add(d.The("Microsoft.KeyVault/vaults"), r => (r["type"], r["name"]) = ("Microsoft.KeyVault/vaults/secrets", "kv/api-keys")), "would be kept in the history of deployments" },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void No_secret_is_a_parameter_a_value_or_an_output(string parameters)
    {
        Expect.Nothing(SecrecyCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));

    /// <summary>The template of some module.</summary>
    private static JsonObject Module(Deployment deployment) => deployment.Template["resources"]!.AsObject()
        .Select(resource => resource.Value.At("properties.template")).OfType<JsonObject>().First();
}
