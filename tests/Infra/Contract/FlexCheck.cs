namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>The app fits the Flex Consumption plan, and its runtime the code.</summary>
internal static class FlexCheck
{
    // https://learn.microsoft.com/azure/azure-functions/functions-app-settings#flex-consumption-plan-deprecations
    private static readonly string[] Refused =
    [
        "ENABLE_ORYX_BUILD", "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION",
        "FUNCTIONS_MAX_HTTP_CONCURRENCY", "FUNCTIONS_WORKER_PROCESS_COUNT", "FUNCTIONS_WORKER_DYNAMIC_CONCURRENCY_ENABLED",
        "SCM_DO_BUILD_DURING_DEPLOYMENT", "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "WEBSITE_CONTENTOVERVNET", "WEBSITE_CONTENTSHARE",
        "WEBSITE_DNS_SERVER", "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT", "WEBSITE_NODE_DEFAULT_VERSION", "WEBSITE_RUN_FROM_PACKAGE",
        "WEBSITE_SKIP_CONTENTSHARE_VALIDATION", "WEBSITE_TIME_ZONE", "WEBSITE_VNET_ROUTE_ALL",
    ];

    public static IEnumerable<string> Findings(Deployment deployment)
    {
        var app = deployment.The("Microsoft.Web/sites");
        var runtime = app.At("properties.functionAppConfig.runtime");
        foreach (var name in Head.AppSettings(deployment).Select(s => s.Key).Intersect(Refused, StringComparer.OrdinalIgnoreCase))
            yield return $"Flex Consumption refuses the setting {name}";
        if (deployment.The("Microsoft.Web/serverfarms") is var plan && (plan.TextAt("sku.name"), plan.TextAt("sku.tier")) != ("FC1", "FlexConsumption"))
            yield return $"{plan} is no Flex Consumption plan";
        if ($"{runtime.TextAt("name")} {runtime.TextAt("version")}" is var found && found != $"dotnet-isolated {Environment.Version.Major}.0")
            yield return $"{app} runs {found}, and the code is built for .NET {Environment.Version.Major}";
        if (Container(app) is var container && !Containers(deployment).Contains(container))
            yield return $"{app} takes its package from {container}, which Bicep does not make";
        if (app.TextAt("kind") is var kind && kind != "functionapp,linux")
            yield return $"{app} is a {kind}";
    }

    private static string? Container(Resource app) =>
        app.TextAt("properties.functionAppConfig.deployment.storage.value");

    private static IEnumerable<string> Containers(Deployment deployment)
    {
        var account = deployment.The("Microsoft.Storage/storageAccounts").Name;
        return deployment.All("Microsoft.Storage/storageAccounts/blobServices/containers")
            .Select(container => $"https://{account}.blob.core.windows.net/{container.OwnName}");
    }
}
