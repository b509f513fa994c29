using MediaFunctions.Api;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Settings;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>The app starts with what infra sets: its own readers have no objection to any value.</summary>
internal static class ValueCheck
{
    public static IEnumerable<string> Findings(Deployment deployment) =>
        Head.Of(deployment).SelectMany(head => Mistakes(head).Concat(OfIdentity(head, deployment))).Concat(OfHost(deployment));

    private static IEnumerable<string> Mistakes(Head head)
    {
        var configuration = Samples.Configuration(head);
        Action<IConfiguration>[] readers = [c => PipelineSettings.Read(c), c => ApiSettings.Read(c), c => RecipeBook.FromSettings(Inline(c))];
        foreach (var read in readers)
        {
            string? mistake = null;
            try
            {
                read(configuration);
            }
            catch (Exception e) when (e is SettingsException or RecipeBookException)
            {
                mistake = e.Message;
            }
            if (mistake is not null)
                yield return $"{head.Name} would not start: {mistake}";
        }
    }

    // A book in the bucket is read later, and may change at any time.
    private static string? Inline(IConfiguration configuration) =>
        configuration["Recipes:Book"] is { } book && !book.StartsWith("r2:", StringComparison.Ordinal) ? book : null;

    private static IEnumerable<string> OfIdentity(Head head, Deployment deployment)
    {
        var resource = head.IsApp ? deployment.The("Microsoft.Web/sites") : deployment.Heavy!;
        var identities = (resource.At("identity.userAssignedIdentities") as JsonObject)?.Select(i => i.Key.Split('/')[^1]).ToList() ?? [];
        var account = deployment.The("Microsoft.Storage/storageAccounts").Name;
        if (identities is not [var identity])
            yield return $"{resource} has {identities.Count} identities of ours, not one";
        else if (head.Values.GetValueOrDefault("AzureWebJobsStorage__clientId") != ArmSamples.ClientIdOf(identity))
            yield return $"{head.Name} opens the storage account by another identity than {identity}";
        if (head.Values.GetValueOrDefault("AzureWebJobsStorage__accountName") != account)
            yield return $"{head.Name} opens another storage account than {account}";
        var own = resource.At("identity.userAssignedIdentities") as JsonObject;
        foreach (var secret in resource.ItemsAt("properties.configuration.secrets").Where(s => own?.ContainsKey(s.TextAt("identity") ?? "") != true))
            yield return $"{head.Name} reads the secret {secret.TextAt("name")} by another identity than its own: {secret.TextAt("identity")}";
        if (head.IsApp && resource.TextAt("properties.keyVaultReferenceIdentity")?.Split('/')[^1] != identities.FirstOrDefault())
            yield return $"{head.Name} reads its secrets by another identity than its own";
    }

    private static IEnumerable<string> OfHost(Deployment deployment)
    {
        var settings = Head.AppSettings(deployment);
        var client = settings.TextAt("AzureWebJobsStorage__clientId");
        (string Name, string Expected)[] expected =
        [
            ("AzureWebJobsStorage__credential", "managedidentity"),
            ("AzureWebJobsDisableHomepage", "true"),
        ];
        foreach (var (name, value) in expected.Where(pair => settings.TextAt(pair.Name) != pair.Expected))
            yield return $"{name} is '{settings.TextAt(name)}', expected '{value}'";
        // Application Insights takes no key: without this the host would send its telemetry to nobody.
        var telemetry = settings.TextAt("APPLICATIONINSIGHTS_AUTHENTICATION_STRING")?.Split(';') ?? [];
        if (!telemetry.Contains("Authorization=AAD") || !telemetry.Contains($"ClientId={client}"))
            yield return "the host sends its telemetry by another identity than the app's";
    }
}
