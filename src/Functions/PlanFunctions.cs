using MediaFunctions.Api;
using MediaFunctions.Api.Plans;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>The route of EXPLAIN. Anonymous to the host: the API knows its callers itself.</summary>
public sealed class PlanFunctions(ApiHost api)
{
    [Function(ExplainPlan.Name)]
    public Task<IResult> ExplainPlanAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, ExplainPlan.Method, Route = ExplainPlan.Pattern)] HttpRequest request) =>
        api.HandleAsync(ExplainPlan.Endpoint, request.HttpContext);
}
