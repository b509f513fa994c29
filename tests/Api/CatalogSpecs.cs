using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Api;

public sealed class CatalogSpecs(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Fact]
    public void Names_and_routes_are_each_there_once()
    {
        Assert.Equal(ApiCatalog.All.Count, ApiCatalog.All.Select(e => e.Name).Distinct().Count());
        Assert.Equal(ApiCatalog.All.Count, ApiCatalog.All.Select(e => (e.Method, e.Pattern)).Distinct().Count());
    }

    [Fact]
    public void Every_handler_is_in_the_catalog_and_every_one_of_the_catalog_is_mapped()
    {
        var handlers = typeof(ApiHost).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IApiHandler)));
        var mapped = fixture.Api.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(e => e.Metadata.GetMetadata<ApiEndpoint>());

        Assert.Equal(handlers.OrderBy(t => t.Name), ApiCatalog.All.Select(e => e.Handler).OrderBy(t => t.Name));
        Assert.Equal(ApiCatalog.All, mapped);
    }
}
