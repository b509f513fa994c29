using MediaFunctions.Api;
using MediaFunctions.Api.Recipes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>The route of recipes. Anonymous to the host: the API knows its callers itself.</summary>
public sealed class RecipeFunctions(ApiHost api)
{
    [Function(ListRecipes.Name)]
    public Task<IResult> ListRecipesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, ListRecipes.Method, Route = ListRecipes.Pattern)] HttpRequest request) =>
        api.HandleAsync(ListRecipes.Endpoint, request.HttpContext);
}
