using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>Names within what Azure takes.</summary>
[Collection(InfraFixture.Collection)]
public sealed class NameSpecs(InfraFixture infra)
{
    private static readonly Breaks Broken = new(NameCheck.Findings)
    {
        { "a storage account with a hyphen", d => d.The("Microsoft.Storage/storageAccounts").Json.Put("name", "st-media"), "storageAccounts st-media has a name that Azure refuses" },
        { "a vault of 25 letters", d => d.The("Microsoft.KeyVault/vaults").Json.Put("name", "kv12345678901234567890123"), "has a name that Azure refuses" },
        { "a job of 33 letters", d => d.Heavy!.Json.Put("name", new string('j', 33)), "has a name that Azure refuses" },
        { "a queue in capitals", d => d.Queue("media-jobs").Json.Put("name", "st/default/Media-Jobs"), "has a name that Azure refuses" },
        { "a resource that is made twice", d => d.Add(d.Queue("media-jobs"), _ => { }), "is made twice" },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void Every_name_is_one_that_Azure_takes_and_no_resource_is_made_twice(string parameters)
    {
        Expect.Nothing(NameCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));
}
