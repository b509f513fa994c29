using MediaFunctions.Api;
using MediaFunctions.Api.Assets;
using MediaFunctions.Api.Watching;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>The routes of assets. Anonymous to the host: the API knows its callers itself.</summary>
public sealed class AssetFunctions(ApiHost api)
{
    [Function(GetAsset.Name)]
    public Task<IResult> GetAssetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, GetAsset.Method, Route = GetAsset.Pattern)] HttpRequest request) =>
        api.HandleAsync(GetAsset.Endpoint, request.HttpContext);

    [Function(WatchAsset.Name)]
    public Task<IResult> WatchAssetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, WatchAsset.Method, Route = WatchAsset.Pattern)] HttpRequest request) =>
        api.HandleAsync(WatchAsset.Endpoint, request.HttpContext);

    [Function(DeleteAsset.Name)]
    public Task<IResult> DeleteAssetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, DeleteAsset.Method, Route = DeleteAsset.Pattern)] HttpRequest request) =>
        api.HandleAsync(DeleteAsset.Endpoint, request.HttpContext);
}
