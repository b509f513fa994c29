using MediaFunctions.Tests.Infra.Bicep;

namespace MediaFunctions.Tests.Infra.Contract;

/// <summary>The container calls src/Standalone as its command line is.</summary>
[Collection(InfraFixture.Collection)]
public sealed class CommandSpecs(InfraFixture infra)
{
    private const string Arguments = "properties.template.containers[0].args";

    private static readonly Breaks Broken = new(CommandCheck.Findings)
    {
        { "an option that there is not", d => d.Heavy!.Json.Put(Arguments, new JsonArray("work", "--heavy", "--until-empty", "--fast")), "--fast" },
        { "a worker that never ends", d => d.Heavy!.Json.Put(Arguments, new JsonArray("work", "--heavy")), "does not drain the heavy queue and end" },
        { "a worker of light jobs", d => d.Heavy!.Json.Put(Arguments, new JsonArray("work", "--until-empty")), "does not drain the heavy queue and end" },
        { "another command", d => d.Heavy!.Json.Put(Arguments, new JsonArray("serve")), "does not drain the heavy queue and end" },
        { "a registry that is not pulled from", d => d.Heavy!.Json.Put("properties.configuration.registries", new JsonArray()), "does not pull from the registry 'cr" },
        { "another program than the image starts", d => d.Heavy!.Json.Put("properties.template.containers[0].command", new JsonArray("sh")), "replaces the entry point" },
    };

    [Theory, MemberData(nameof(InfraFixture.Names), MemberType = typeof(InfraFixture))]
    public void The_heavy_job_drains_the_heavy_queue_and_ends(string parameters)
    {
        Expect.Nothing(CommandCheck.Findings(infra.Deploy(parameters)));
    }

    [Theory, EachBreak]
    public void What_is_broken_is_named(string what) => Broken.Prove(what, infra.Deploy(InfraFixture.Most));
}
