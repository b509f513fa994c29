using MediaFunctions.Api;
using MediaFunctions.Api.Events;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>The routes of events. Anonymous to the host: the API knows its callers itself.</summary>
public sealed class EventFunctions(ApiHost api)
{
    [Function(TakeEvents.Name)]
    public Task<IResult> TakeEventsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, TakeEvents.Method, Route = TakeEvents.Pattern)] HttpRequest request) =>
        api.HandleAsync(TakeEvents.Endpoint, request.HttpContext);

    [Function(TakeStreamEvent.Name)]
    public Task<IResult> TakeStreamEventAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, TakeStreamEvent.Method, Route = TakeStreamEvent.Pattern)] HttpRequest request) =>
        api.HandleAsync(TakeStreamEvent.Endpoint, request.HttpContext);
}
