using MediaFunctions.Api;
using MediaFunctions.Api.Grants;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>The routes of upload grants. Anonymous to the host: the API knows its callers itself.</summary>
public sealed class GrantFunctions(ApiHost api)
{
    [Function(GiveGrant.Name)]
    public Task<IResult> GiveGrantAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GiveGrant.Method, Route = GiveGrant.Pattern)] HttpRequest request) =>
        api.HandleAsync(GiveGrant.Endpoint, request.HttpContext);

    [Function(RevokeGrant.Name)]
    public Task<IResult> RevokeGrantAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, RevokeGrant.Method, Route = RevokeGrant.Pattern)] HttpRequest request) =>
        api.HandleAsync(RevokeGrant.Endpoint, request.HttpContext);
}
