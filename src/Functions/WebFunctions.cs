using MediaFunctions.Api;
using MediaFunctions.Api.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>The page and its files. Anonymous to the host: the page asks whoever opens it who they are.</summary>
public sealed class WebFunctions(ApiHost api)
{
    private const string Head = "HEAD";

    [Function(GetPage.Name)]
    public Task<IResult> GetPageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetPage.Method, Head, Route = GetPage.HostRoute)] HttpRequest request) =>
        api.HandleAsync(GetPage.Endpoint, request.HttpContext);

    [Function(GetPageFile.Name)]
    public Task<IResult> GetPageFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetPageFile.Method, Head, Route = GetPageFile.Pattern)] HttpRequest request) =>
        api.HandleAsync(GetPageFile.Endpoint, request.HttpContext);

    [Function(GetElement.Name)]
    public Task<IResult> GetElementAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetElement.Method, Head, Route = GetElement.Pattern)] HttpRequest request) =>
        api.HandleAsync(GetElement.Endpoint, request.HttpContext);

    [Function(GetPageSettings.Name)]
    public Task<IResult> GetPageSettingsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetPageSettings.Method, Route = GetPageSettings.Pattern)] HttpRequest request) =>
        api.HandleAsync(GetPageSettings.Endpoint, request.HttpContext);
}
