using MediaFunctions.Api.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Api;

public sealed class FaultSpecs(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("GET", "/api/jobs")]
    [InlineData("GET", "/api/assets/0123456789abcdef0123456789abcdef")]
    [InlineData("DELETE", "/api/assets/0123456789abcdef0123456789abcdef")]
    [InlineData("GET", "/api/assets/0123456789abcdef0123456789abcdef/events")]
    [InlineData("GET", "/api/jobs/0123456789abcdef0123456789abcdef-0123456789ab/events")]
    public async Task Without_storage_the_answer_is_503_with_the_time_to_come_back(string method, string address)
    {
        var response = await fixture.Api.SendAsync(method, address);

        await response.ProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.NotNull(response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_plan_of_an_object_that_storage_does_not_give_is_503_too()
    {
        var response = await fixture.Api.SendAsync("POST", "/api/plan", """{"key":"uploads/a.mp4"}""");

        await response.ProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
    }

    [Fact]
    public async Task A_mistake_of_ours_tells_the_outside_nothing()
    {
        var (status, body) = await RunAsync(() => throw new InvalidOperationException("the secret detail"));

        Assert.Equal(500, status);
        Assert.Contains("\"internal\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_call_that_timed_out_is_storage_unavailable()
    {
        var (status, _) = await RunAsync(() => throw new Azure.RequestFailedException(500, "busy"));

        Assert.Equal(503, status);
    }

    [Fact]
    public async Task Every_refusal_has_a_status_and_its_word_as_code()
    {
        foreach (var code in Enum.GetValues<RefusalCode>())
        {
            var (status, body) = await RunAsync(() => new Refusal(code, "why"));

            Assert.InRange(status, 400, 503);
            var problem = JsonNode.Parse(body)!;
            Assert.Equal("why", (string?)problem["detail"]);
            Assert.Equal(RefusalStatus.Of(code), (int?)problem["status"]);
            Assert.DoesNotContain(" ", (string?)problem["code"], StringComparison.Ordinal);
        }
    }

    private static async Task<(int Status, string Body)> RunAsync(Func<Result<Reply, Refusal>> answer)
    {
        var settings = new ApiSettings();
        var host = new ApiHost(new Callers(new ApiKeys(settings)), settings, NullLogger<ApiHost>.Instance);
        var endpoint = new ApiEndpoint
        {
            Name = "Test",
            Method = "GET",
            Pattern = "test",
            Access = Access.Open,
            Summary = "",
            Resource = "",
            Handler = typeof(Answering),
            Response = typeof(JsonObject),
        };
        using var body = new MemoryStream();
        var services = new ServiceCollection().AddLogging().AddSingleton(new Answering(answer)).BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };

        var result = await host.HandleAsync(endpoint, context);
        await result.ExecuteAsync(context);

        return (context.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    private sealed class Answering(Func<Result<Reply, Refusal>> answer) : IApiHandler
    {
        public Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
            Task.FromResult(answer());
    }
}
