using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>Least roles: each identity may do what it has to, and nothing more.</summary>
[Collection(InfraFixture.Collection)]
public sealed class RoleSpecs(InfraFixture infra)
{
    private const string Definitions = "/subscriptions/1/providers/Microsoft.Authorization/roleDefinitions/";

    private static readonly Breaks Broken = new(RoleCheck.Findings)
    {
        { "a missing role", d => d.Remove(r => Grants(r, "-func", "974c5e8b")), "the app lacks the role Storage Queue Data Contributor on storageAccounts" },
        { "a missing role of the heavy job", d => d.Remove(r => Grants(r, "-job", "4633458b")), "the heavy job lacks the role Key Vault Secrets User on vaults" },
        { "a missing role of who deploys", d => d.Remove(r => Grants(r, ArmSamples.Deployer, "b86a8fe4")), "the deployer lacks the role Key Vault Secrets Officer on vaults" },
        { "an image that nobody may pull", d => d.Remove(r => Grants(r, "-job", "7f951dda")), "the heavy job lacks the role AcrPull on registries" },
        { "a role too many", d => d.Add(Grant(d), r => r.Put("properties.roleDefinitionId", Definitions + "b24988ac-6180-42a0-ab88-20f7382dd24c")), "the app has the role Contributor on storageAccounts, which nobody needs" },
        { "a role that is none of those we know", d => d.Add(Grant(d), r => r.Put("properties.roleDefinitionId", Definitions + "69566ab7-960f-475b-8e7c-b3118f30c6bd")), "the app has the role 69566ab7-960f-475b-8e7c-b3118f30c6bd" },
        { "a role on all of the resource group", d => Grant(d).Json.Put("id", "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Authorization/roleAssignments/1"), "on the resource group, which nobody needs" },
        { "a role on all containers", d => d.Resources.Single(r => Grants(r, ArmSamples.Deployer, "ba92f5b4")).Json.Put("id", Grant(d).Id), "the deployer has the role Storage Blob Data Contributor on storageAccounts, which nobody needs" },
        { "a stranger", d => Grant(d).Json.Put("properties.principalId", "00000000-0000-0000-0000-000000000000"), "00000000-0000-0000-0000-000000000000 has the role" },
        { "an app that may read the state of Terraform", d => d.Resources.Single(r => Grants(r, "-func", "b7e6dc6d")).Json.Drop("properties.condition"), "the app may read the container terraform-state" },
        { "a condition for a container that is renamed", d => d.Outputs["stateContainerName"] = "tfstate", "the app may read the container tfstate" },
        { "a role that is given twice", d => d.Add(Grant(d), _ => { }), "twice, and Azure refuses the second" },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void Each_identity_has_exactly_the_roles_that_it_needs(string parameters)
    {
        Expect.Nothing(RoleCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));

    private static bool Grants(Resource resource, string principal, string role) =>
        resource.Is("Microsoft.Authorization/roleAssignments")
        && resource.TextAt("properties.principalId")!.EndsWith(principal, StringComparison.Ordinal)
        && resource.TextAt("properties.roleDefinitionId")!.Contains(role, StringComparison.Ordinal);

    /// <summary>The app's role for queues.</summary>
    private static Resource Grant(Deployment deployment) => deployment.Resources.Single(r => Grants(r, "-func", "974c5e8b"));
}
