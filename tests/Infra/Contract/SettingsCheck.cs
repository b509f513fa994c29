namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>What the code reads is set, or left to its default for a reason; what is set, somebody reads.</summary>
internal static class SettingsCheck
{
    // https://learn.microsoft.com/azure/azure-functions/functions-app-settings
    private static readonly HashSet<string> OfTheHost =
    [
        "AzureWebJobsStorage:accountName", "AzureWebJobsStorage:clientId", "AzureWebJobsStorage:credential",
        "AzureWebJobsDisableHomepage", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    public static IEnumerable<string> Findings(Deployment deployment) =>
        Head.Of(deployment).SelectMany(head => Findings(head, deployment.Code)).Concat(Stale(deployment.Code));

    private static IEnumerable<string> Findings(Head head, CodeFacts code)
    {
        var set = head.Settings.ToHashSet();
        var read = code.Settings.Union(head.IsApp ? OfTheHost : code.WorkerSettings);
        foreach (var name in code.Settings.Except(set).Where(name => !LeftToDefaults.Reasons.ContainsKey(name)))
            yield return $"{name} is read by the code, and {head.Name} has it neither set nor left to its default for a reason";
        foreach (var name in set.Except(read))
            yield return $"{name} is set for {head.Name}, and nobody reads it";
        if (head.IsApp)
        {
            foreach (var name in OfTheHost.Except(set))
                yield return $"{name} is what the host needs, and it is not set";
        }
    }

    private static IEnumerable<string> Stale(CodeFacts code) => LeftToDefaults.Reasons.Keys.Except(code.Settings)
        .Select(name => $"{name} has a reason for its default, and nobody reads it");
}
