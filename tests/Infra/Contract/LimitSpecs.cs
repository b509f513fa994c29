using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>design: Deliveries and leases. Our own deadlines lie below those of the place.</summary>
[Collection(InfraFixture.Collection)]
public sealed class LimitSpecs(InfraFixture infra)
{
    private const string Resources = "properties.template.containers[0].resources";

    private static readonly Breaks Broken = new(LimitCheck.Findings)
    {
        {
            "a host that ends a job before we do",
            d => d.Code = d.Code with { Host = d.Code.Host.With("functionTimeout", "00:25:00") },
            "Limits:JobTime of the function app is 00:25:00, not below functionTimeout"
        },
        {
            "a heavy job that is ended before its deadline",
            d => d.Heavy!.Json.Put("properties.configuration.replicaTimeout", 600),
            "not below replicaTimeout, 00:10:00"
        },
        {
            "a smaller instance whose limits stay",
            d => d.The("Microsoft.Web/sites").Json.Put("properties.functionAppConfig.scaleAndConcurrency.instanceMemoryMB", 2048),
            "Limits:InstanceBytes of the function app is 4294967296, and it has 2147483648"
        },
        { "a run that may take the whole instance", d => Head.AppSettings(d)["Limits__MemoryBytes"] = "4294967296", "more than three quarters" },
        {
            "a look at a file that may take more than a run",
            d => Head.AppSettings(d)["Limits__ProbeMemoryBytes"] = "4294967296",
            "Limits:ProbeMemoryBytes of the function app is 4294967296, more than the 3221225472 of a run"
        },
        {
            "a look of the heavy job that may take more than a run",
            d => d.Variable("Limits__ProbeMemoryBytes")["value"] = "8589934592",
            "Limits:ProbeMemoryBytes of the heavy job"
        },
        {
            "a host that ends a job before we do, beside settings that are renamed and wrong",
            d =>
            {
                Head.AppSettings(d).Rename("R2__Endpoint", "R2__Address");
                Head.AppSettings(d)["Limits__MemoryBytes"] = "3 GiB";
                d.Code = d.Code with { Host = d.Code.Host.With("functionTimeout", "00:25:00") };
            },
            "Limits:JobTime of the function app is 00:25:00, not below functionTimeout"
        },
        { "a container whose limits stay", d => d.Heavy!.Json.Put(Resources + ".memory", "4Gi"), "Limits:InstanceBytes of the heavy job" },
        {
            "an app that takes the container for a larger one",
            d => Head.AppSettings(d)["Routing__ContainerMemoryBytes"] = "8000000000",
            "Routing:ContainerMemoryBytes of the function app is 8000000000, and the heavy job has 6442450944"
        },
        {
            "an app that gives a heavy job more time than it has",
            d => Head.AppSettings(d)["Routing__ContainerTime"] = "05:00:00",
            "Routing:ContainerTime of the function app is 05:00:00, and the heavy job has 01:00:00"
        },
        {
            "a container that does not know its end",
            d => d.Variable("Worker__ExecutionTime")["value"] = "06:00:00",
            "Worker:ExecutionTime of the heavy job is 06:00:00, expected less than replicaTimeout (02:00:00)"
        },
        { "a container of a size that there is not", d => d.Heavy!.Json.Put(Resources + ".cpu", 3), "are no pair of Container Apps" },
        { "a file larger than the disk", d => Head.AppSettings(d)["Limits__FileBytes"] = "900000000", "Limits:FileBytes of the function app" },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void A_job_may_take_less_than_the_place_gives_it(string parameters)
    {
        Expect.Nothing(LimitCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));
}
