using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>
/// `REWRITE_OPENAPI=1 dotnet test tests/Api --filter OpenApi` writes src/Api/openapi.json anew after a change of the API.
/// </summary>
public sealed class OpenApiSpecs(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private static readonly string Committed = Repository.File("src", "Api", "openapi.json");

    [Fact]
    public async Task The_committed_document_is_what_the_code_says()
    {
        var generated = await OpenApiWriter.WriteAsync();
        if (Environment.GetEnvironmentVariable("REWRITE_OPENAPI") == "1")
            await File.WriteAllTextAsync(Committed, generated);

        Assert.Equal(await File.ReadAllTextAsync(Committed), generated, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task It_is_served_as_it_is_to_everybody()
    {
        var response = await fixture.Api.SendAsync("GET", "/api/openapi.json", key: null);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await File.ReadAllTextAsync(Committed), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task It_tells_every_endpoint_with_its_answers_and_who_may()
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Committed))!;

        Assert.StartsWith("3.1", (string?)document["openapi"], StringComparison.Ordinal);
        foreach (var endpoint in ApiCatalog.All)
        {
            var operation = document["paths"]?["/" + endpoint.Pattern]?[endpoint.Method.ToLowerInvariant()];
            Assert.NotNull(operation);
            Assert.Equal(endpoint.Name, (string?)operation["operationId"]);
            Assert.Equal(endpoint.Summary, (string?)operation["description"]);
            Assert.InRange(((string)operation["summary"]!).Length, 5, 90);
            Assert.Equal(endpoint.Access is Access.Key or Access.Caller or Access.Upload, operation["security"] is not null);
            Assert.Equal(endpoint.Request is not null, operation["requestBody"] is not null);
            Assert.All(endpoint.Statuses, s => Assert.NotNull(operation["responses"]![$"{s}"]!["content"]));
        }
    }
}
