namespace MediaFunctions.Tests.Api;

/// <summary>A zero byte, where an address may hold one: docs/errors.md says of it what Kestrel does.</summary>
public sealed class ZeroByteSpecs(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task In_the_path_the_server_itself_sends_it_away_without_a_word()
    {
        var response = await fixture.Api.SendAsync("DELETE", "/api/grants/%00");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task In_the_query_we_refuse_it_as_anything_else()
    {
        var response = await fixture.Api.SendAsync("GET", "/api/jobs?%00=1");

        await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }
}
