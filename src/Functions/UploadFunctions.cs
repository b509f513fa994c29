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

    [Function(SignUpload.Name)]
    public Task<IResult> SignUploadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, SignUpload.Method, Route = SignUpload.Pattern)] HttpRequest request) =>
        api.HandleAsync(SignUpload.Endpoint, request.HttpContext);
}
