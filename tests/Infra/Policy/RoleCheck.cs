namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>Who may do what: exactly this, and nothing above a resource.</summary>
internal static class RoleCheck
{
    // https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["7f951dda-4ed3-4680-a7ca-63fe172d538d"] = "AcrPull",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635"] = "Owner",
        ["b24988ac-6180-42a0-ab88-20f7382dd24c"] = "Contributor",
    };

    private static readonly Grant[] Always =
    [
        // The host keeps locks, keys and its package in blobs.
        new("the app", "Storage Blob Data Owner", "storageAccounts"),
        new("the app", "Storage Queue Data Contributor", "storageAccounts"),
        new("the app", "Storage Table Data Contributor", "storageAccounts"),
        new("the app", "Key Vault Secrets User", "vaults"),
        new("the app", "Monitoring Metrics Publisher", "components"),
        // infra/deploy writes secrets, Terraform keeps its state, the doctor looks at queues and tables.
        new("the deployer", "Key Vault Secrets Officer", "vaults"),
        new("the deployer", "Storage Blob Data Contributor", "containers/terraform-state"),
        new("the deployer", "Storage Queue Data Contributor", "storageAccounts"),
        new("the deployer", "Storage Table Data Contributor", "storageAccounts"),
        // The job's identity is there before the job: it is made only once the identity may read its secrets.
        new("the heavy job", "Storage Queue Data Contributor", "storageAccounts"),
        new("the heavy job", "Storage Table Data Contributor", "storageAccounts"),
        new("the heavy job", "Key Vault Secrets User", "vaults"),
    ];

    private static readonly Grant Pull = new("the heavy job", "AcrPull", "registries");

    public static IEnumerable<string> Findings(Deployment deployment)
    {
        var hasRegistry = deployment.All("Microsoft.ContainerRegistry/registries").Any();
        Grant[] expected = hasRegistry ? [.. Always, Pull] : Always;
        var given = deployment.All("Microsoft.Authorization/roleAssignments").Select(Read).ToList();
        foreach (var missing in expected.Except(given))
            yield return $"{missing.Who} lacks the role {missing.Role} on {missing.Where}";
        foreach (var more in given.Except(expected))
            yield return $"{more.Who} has the role {more.Role} on {more.Where}, which nobody needs";
        foreach (var twice in given.GroupBy(grant => grant).Where(same => same.Count() > 1))
            yield return $"{twice.Key.Who} is given the role {twice.Key.Role} twice, and Azure refuses the second";
        // Terraform's state holds tokens that the app has no business with.
        var state = deployment.Outputs.TextAt("stateContainerName") ?? "";
        foreach (var owner in deployment.All("Microsoft.Authorization/roleAssignments").Where(a => Read(a).Role == "Storage Blob Data Owner"))
        {
            if (owner.TextAt("properties.condition")?.Contains($"StringNotEquals '{state}'", StringComparison.Ordinal) != true)
                yield return $"{Read(owner).Who} may read the container {state}";
        }
    }

    private static Grant Read(Resource assignment)
    {
        var role = assignment.TextAt("properties.roleDefinitionId")!.Split('/')[^1];
        return new Grant(Who(assignment.TextAt("properties.principalId")!), Roles.GetValueOrDefault(role, role), Where(assignment.Id));
    }

    private static string Who(string principal) => principal switch
    {
        ArmSamples.Deployer => "the deployer",
        _ when principal.EndsWith("-func", StringComparison.Ordinal) => "the app",
        _ when principal.EndsWith("-job", StringComparison.Ordinal) => "the heavy job",
        _ => principal,
    };

    // The type of the resource that it stands at; of a child, its name too, for a container is not like another.
    private static string Where(string id)
    {
        var scope = id[..id.IndexOf("/providers/Microsoft.Authorization/", StringComparison.Ordinal)];
        var provider = scope.LastIndexOf("/providers/", StringComparison.Ordinal);
        if (provider < 0)
            return scope.Contains("/resourceGroups/", StringComparison.Ordinal) ? "the resource group" : "the subscription";
        var parts = scope[(provider + "/providers/".Length)..].Split('/');
        return parts.Length == 3 ? parts[1] : $"{parts[^2]}/{parts[^1]}";
    }

    private sealed record Grant(string Who, string Role, string Where);
}
