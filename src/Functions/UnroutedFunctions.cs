using MediaFunctions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>What no other route takes: the host's own answer would be an empty 404.</summary>
public static class UnroutedFunctions
{
    [Function("Unrouted")]
    public static Task<IResult> UnroutedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", Route = "api/{*path}")] HttpRequest request) =>
        Task.FromResult(Unrouted.Answer(request.HttpContext));
}
