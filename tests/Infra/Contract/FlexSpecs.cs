using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>The function app is one that the Flex Consumption plan takes.</summary>
[Collection(InfraFixture.Collection)]
public sealed class FlexSpecs(InfraFixture infra)
{
    private static readonly Breaks Broken = new(FlexCheck.Findings)
    {
        { "a setting that the plan refuses", d => Head.AppSettings(d)["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated", "Flex Consumption refuses the setting FUNCTIONS_WORKER_RUNTIME" },
        { "another plan", d => d.The("Microsoft.Web/serverfarms").Json.Put("sku.name", "EP1"), "is no Flex Consumption plan" },
        { "an older runtime", d => d.The("Microsoft.Web/sites").Json.Put("properties.functionAppConfig.runtime.version", "9.0"), "runs dotnet-isolated 9.0, and the code is built for .NET 10" },
        { "a container of the package that is renamed", d => d.The("Microsoft.Web/sites").Json.Put("properties.functionAppConfig.deployment.storage.value", "https://st.blob.core.windows.net/app"), "takes its package from https://st.blob.core.windows.net/app" },
        { "an app for Windows", d => d.The("Microsoft.Web/sites").Json.Put("kind", "functionapp"), "is a functionapp" },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void The_app_fits_its_plan_and_its_runtime_the_code(string parameters)
    {
        Expect.Nothing(FlexCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));
}
