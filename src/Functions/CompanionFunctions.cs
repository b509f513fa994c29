using MediaFunctions.Api;
using MediaFunctions.Api.Companion;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>Companion's routes. Anonymous to the host: the API knows its callers itself.</summary>
public sealed class CompanionFunctions(ApiHost api)
{
    [Function(GetUploadParams.Name)]
    public Task<IResult> GetUploadParamsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetUploadParams.Method, Route = GetUploadParams.Pattern)] HttpRequest request) =>
        api.HandleAsync(GetUploadParams.Endpoint, request.HttpContext);

    [Function(CreateMultipart.Name)]
    public Task<IResult> CreateMultipartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, CreateMultipart.Method, Route = CreateMultipart.Pattern)] HttpRequest request) =>
        api.HandleAsync(CreateMultipart.Endpoint, request.HttpContext);

    [Function(ListMultipart.Name)]
    public Task<IResult> ListMultipartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, ListMultipart.Method, Route = ListMultipart.Pattern)] HttpRequest request) =>
        api.HandleAsync(ListMultipart.Endpoint, request.HttpContext);

    [Function(SignMultipartPart.Name)]
    public Task<IResult> SignMultipartPartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, SignMultipartPart.Method, Route = SignMultipartPart.Pattern)] HttpRequest request) =>
        api.HandleAsync(SignMultipartPart.Endpoint, request.HttpContext);

    [Function(SignMultipartBatch.Name)]
    public Task<IResult> SignMultipartBatchAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, SignMultipartBatch.Method, Route = SignMultipartBatch.Pattern)] HttpRequest request) =>
        api.HandleAsync(SignMultipartBatch.Endpoint, request.HttpContext);

    [Function(CompleteMultipart.Name)]
    public Task<IResult> CompleteMultipartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, CompleteMultipart.Method, Route = CompleteMultipart.Pattern)] HttpRequest request) =>
        api.HandleAsync(CompleteMultipart.Endpoint, request.HttpContext);

    [Function(AbortMultipart.Name)]
    public Task<IResult> AbortMultipartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, AbortMultipart.Method, Route = AbortMultipart.Pattern)] HttpRequest request) =>
        api.HandleAsync(AbortMultipart.Endpoint, request.HttpContext);
}
