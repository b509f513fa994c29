using MediaFunctions.Api;
using MediaFunctions.Api.Reference;
using MediaFunctions.Api.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>The routes of service. Anonymous to the host: the API knows its callers itself.</summary>
public sealed class ServiceFunctions(ApiHost api)
{
    [Function(GetHealth.Name)]
    public Task<IResult> GetHealthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetHealth.Method, Route = GetHealth.Pattern)] HttpRequest request) =>
        api.HandleAsync(GetHealth.Endpoint, request.HttpContext);

    [Function(GetOpenApi.Name)]
    public Task<IResult> GetOpenApiAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetOpenApi.Method, Route = GetOpenApi.Pattern)] HttpRequest request) =>
        api.HandleAsync(GetOpenApi.Endpoint, request.HttpContext);

    [Function(GetReference.Name)]
    public Task<IResult> GetReferenceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetReference.Method, Route = GetReference.Pattern)] HttpRequest request) =>
        api.HandleAsync(GetReference.Endpoint, request.HttpContext);

    [Function(GetReferenceScript.Name)]
    public Task<IResult> GetReferenceScriptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetReferenceScript.Method, Route = GetReferenceScript.Pattern)] HttpRequest request) =>
        api.HandleAsync(GetReferenceScript.Endpoint, request.HttpContext);

    [Function(GetErrors.Name)]
    public Task<IResult> GetErrorsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetErrors.Method, Route = GetErrors.Pattern)] HttpRequest request) =>
        api.HandleAsync(GetErrors.Endpoint, request.HttpContext);

    [Function(GetRecipeSchema.Name)]
    public Task<IResult> GetRecipeSchemaAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetRecipeSchema.Method, Route = GetRecipeSchema.Pattern)] HttpRequest request) =>
        api.HandleAsync(GetRecipeSchema.Endpoint, request.HttpContext);
}
