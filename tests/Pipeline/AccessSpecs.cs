using System.Net;
using MediaFunctions.Tests.Pipeline.Product;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>Who may call the running API.</summary>
[Collection(PipelineCollection.Name)]
public sealed class AccessSpecs(PipelineFixture pipeline)
{
    public static TheoryData<string, string> Closed => new()
    {
        { "POST", "api/uploads" },
        { "POST", "api/uploads/sign" },
        { "GET", "api/jobs" },
        { "GET", "api/jobs/0-0" },
        { "POST", "api/jobs" },
        { "POST", "api/jobs/0-0/retry" },
        { "DELETE", "api/jobs/0-0" },
        { "GET", "api/assets/0" },
        { "DELETE", "api/assets/0" },
        { "GET", "api/assets/0/events" },
        { "GET", "api/jobs/0-0/events" },
    };

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task Without_a_key_or_with_a_wrong_one_nothing_is_told(string method, string route)
    {
        foreach (var key in new[] { null, "wrong", "", new string('0', 64) })
        {
            var (status, problem) = await pipeline.CallAsync(new HttpMethod(method), route, key, method == "POST" ? "{}" : null);

            Assert.Equal((HttpStatusCode.Unauthorized, "unauthorized"), (status, problem.GetProperty("code").GetString()));
        }
    }

    [Theory]
    [InlineData("GET", "api/nothing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("PATCH", "api/uploads", HttpStatusCode.MethodNotAllowed, "invalid-request")]
    public async Task An_address_or_a_method_that_is_not_there_is_a_problem_too(string method, string route, HttpStatusCode status, string code)
    {
        var (answered, problem) = await pipeline.CallAsync(new HttpMethod(method), route, key: null);

        Assert.Equal((status, code), (answered, problem.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("api/health")]
    [InlineData("api/openapi.json")]
    public async Task Health_and_the_description_of_the_api_are_open(string route)
    {
        var (status, _) = await pipeline.CallAsync(HttpMethod.Get, route, key: null);

        Assert.Equal(HttpStatusCode.OK, status);
    }
}
