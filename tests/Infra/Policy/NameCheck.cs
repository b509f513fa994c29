using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Infra.Policy;

/// <summary>Names that Azure takes, where its types do not say it.</summary>
internal static class NameCheck
{
    // https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
    private static readonly Dictionary<string, string> Rules = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.App/jobs"] = "^(?!.*--)[a-z][a-z0-9-]{0,30}[a-z0-9]$",
        ["Microsoft.App/managedEnvironments"] = "^[A-Za-z][A-Za-z0-9-]{0,58}[A-Za-z0-9]$",
        ["Microsoft.ContainerRegistry/registries"] = "^[A-Za-z0-9]{5,50}$",
        ["Microsoft.Insights/components"] = @"^[A-Za-z0-9_.()-]{1,259}[A-Za-z0-9_()-]$",
        ["Microsoft.KeyVault/vaults"] = "^(?!.*--)[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$",
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = "^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$",
        ["Microsoft.OperationalInsights/workspaces"] = "^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$",
        ["Microsoft.Storage/storageAccounts"] = "^[a-z0-9]{3,24}$",
        ["Microsoft.Storage/storageAccounts/blobServices/containers"] = "^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$",
        ["Microsoft.Storage/storageAccounts/queueServices/queues"] = "^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$",
        ["Microsoft.Storage/storageAccounts/tableServices/tables"] = "^[A-Za-z][A-Za-z0-9]{2,62}$",
        ["Microsoft.Web/serverfarms"] = "^[A-Za-z0-9-]{1,60}$",
        ["Microsoft.Web/sites"] = "^[A-Za-z0-9][A-Za-z0-9-]{0,58}[A-Za-z0-9]$",
    };

    public static IEnumerable<string> Findings(Deployment deployment) =>
        deployment.Resources
            .Where(resource => Rules.TryGetValue(resource.Type, out var rule) && !Regex.IsMatch(resource.OwnName, rule))
            .Select(resource => $"{resource} has a name that Azure refuses")
            .Concat(deployment.Resources.GroupBy(r => r.Id, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
                .Select(same => $"{same.First()} is made twice"));
}
