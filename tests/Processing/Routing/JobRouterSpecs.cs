using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Routing;

namespace MediaFunctions.Tests.Processing.Routing;

public sealed class JobRouterSpecs
{
    [Theory]
    [InlineData(false, "No other place is set up to run jobs.")]
    [InlineData(true, "A container for heavy jobs stands ready; no job is sent there yet.")]
    public void Every_job_runs_here_and_the_reason_tells_of_the_container(bool container, string reason)
    {
        var decision = new JobRouter(new RoutingSettings { Container = container }).Choose(new JobPlan([], []));

        Assert.Equal(Route.Here, decision.Route);
        Assert.Equal([reason], decision.Reasons);
    }
}
