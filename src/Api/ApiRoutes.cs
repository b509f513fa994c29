using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Api;

/// <summary>Maps the catalog where there is ASP.NET Core routing; the Functions app has a function each instead.</summary>
public static class ApiRoutes
{
    /// <summary>Maps every endpoint of <see cref="ApiCatalog"/>, with what OpenAPI tells of it.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var host = routes.ServiceProvider.GetRequiredService<ApiHost>();
        foreach (var endpoint in ApiCatalog.All)
        {
            routes
                .MapMethods(endpoint.Pattern, endpoint.Methods, context => AnswerAsync(host, endpoint, context))
                .WithName(endpoint.Name)
                .WithSummary(Headline(endpoint.Summary))
                .WithDescription(endpoint.Summary)
                .WithTags(endpoint.Resource)
                .WithMetadata([endpoint, .. CorsOf(endpoint), .. BodyOf(endpoint), .. AnswersOf(endpoint)]);
        }
        return routes;
    }

    private static async Task AnswerAsync(ApiHost host, ApiEndpoint endpoint, HttpContext context)
    {
        var result = await host.HandleAsync(endpoint, context);
        await result.ExecuteAsync(context);
    }

    private static string Headline(string summary) => summary.Split([". ", ": "], 2, StringSplitOptions.None)[0].TrimEnd('.');

    // The settings' origins would be said in the place of all.
    private static IEnumerable<object> CorsOf(ApiEndpoint endpoint) => endpoint.AnyOrigin ? [new DisableCorsAttribute()] : [];

    private static IEnumerable<object> BodyOf(ApiEndpoint endpoint) =>
        endpoint.Request is { } type ? [new AcceptsMetadata(["application/json"], type)] : [];

    private static IEnumerable<IProducesResponseTypeMetadata> AnswersOf(ApiEndpoint endpoint) =>
    [
        .. endpoint.Statuses.Select(s => new ProducesResponseTypeMetadata(s, endpoint.Response, [endpoint.ContentType])),
        .. endpoint.EmptyStatuses.Select(s => new ProducesResponseTypeMetadata(s, typeof(void))),
        .. RefusalStatus.AllOf(endpoint).Select(
            s => new ProducesResponseTypeMetadata(s, typeof(Problem), [Problem.ContentType])),
    ];
}
