using MediaFunctions.Api;
using MediaFunctions.Api.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>The routes of uploads. Anonymous to the host: the API knows its callers itself.</summary>
public sealed class UploadFunctions(ApiHost api)
{
    [Function(CreateUpload.Name)]
    public Task<IResult> CreateUploadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, CreateUpload.Method, Route = CreateUpload.Pattern)] HttpRequest request) =>
        api.HandleAsync(CreateUpload.Endpoint, request.HttpContext);

    [Function(SignPart.Name)]
    public Task<IResult> SignPartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, SignPart.Method, Route = SignPart.Pattern)] HttpRequest request) =>
        api.HandleAsync(SignPart.Endpoint, request.HttpContext);
}
