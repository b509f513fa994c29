using MediaFunctions.Api;
using MediaFunctions.Api.Http;
using MediaFunctions.Api.Web;
using MediaFunctions.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Functions;

public sealed class RouteSpecs
{
    private const string Key = "a-key";

    [Fact]
    public void Every_route_of_the_API_has_exactly_one_function_and_the_reverse()
    {
        var functions = AppFunction.Http.Where(f => f.Function.Name != "Unrouted").Select(f => (f.Function.Name, Methods: string.Join(' ', f.Trigger.Methods!), f.Trigger.Route)).Order();
        var routes = ApiCatalog.All.Select(e => (e.Name, string.Join(' ', e.Methods), (string?)(e.Name == GetPage.Name ? GetPage.HostRoute : e.Pattern))).Order();

        Assert.Equal(routes, functions);
    }

    [Fact]
    public void The_host_lets_everybody_in_since_the_API_knows_its_callers_itself()
    {
        Assert.All(AppFunction.Http, f => Assert.Equal(AuthorizationLevel.Anonymous, f.Trigger.AuthLevel));
    }

    [Fact]
    public void No_two_functions_have_one_name()
    {
        Assert.Equal(AppFunction.All.Count, AppFunction.All.Select(f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void An_HTTP_function_returns_a_result_that_the_worker_writes()
    {
        Assert.All(AppFunction.Http, f => Assert.Equal(typeof(Task<IResult>), f.Function.Method.ReturnType));
    }

    [Fact]
    public async Task Every_HTTP_function_calls_the_endpoint_that_it_is_named_after()
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Key)));
        var settings = new ApiSettings { Keys = [ApiKey.TryRead($"me:{hash}")!] };
        // Each call brings a key: no token and no grant is looked for.
        var callers = new Callers(new ApiKeys(settings), null!, null!);
        var host = new ApiHost(callers, settings, NullLogger<ApiHost>.Instance);
        foreach (var (function, _) in AppFunction.Http.Where(f => f.Function.Name != "Unrouted"))
        {
            var called = new CalledHandlers();
            var context = new DefaultHttpContext { RequestServices = called };
            context.Request.Headers[ApiKeys.Header] = Key;
            var target = Activator.CreateInstance(function.Method.DeclaringType!, host);

            var result = await (Task<IResult>)function.Method.Invoke(target, [context.Request])!;

            Assert.IsType<Microsoft.AspNetCore.Http.HttpResults.NoContent>(result);
            Assert.Equal([ApiCatalog.All.Single(e => e.Name == function.Name).Handler], called.Types);
        }
    }

    [Fact]
    public async Task What_no_route_takes_is_answered_in_problem_details_and_not_by_the_host()
    {
        var trigger = AppFunction.Http.Single(f => f.Function.Name == "Unrouted").Trigger;
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path) = ("PATCH", "/api/uploads");

        var result = await UnroutedFunctions.UnroutedAsync(context.Request);

        Assert.Equal("api/{*path}", trigger.Route);
        Assert.Superset(new HashSet<string> { "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD" }, trigger.Methods!.ToHashSet());
        Assert.Equal("method-not-allowed", Assert.IsType<JsonHttpResult<Problem>>(result).Value!.Code);
        Assert.Equal("POST", context.Response.Headers.Allow);
    }

    /// <summary>Stands for every handler and remembers which one was asked for.</summary>
    private sealed class CalledHandlers : IServiceProvider, IApiHandler
    {
        public List<Type> Types { get; } = [];

        public object? GetService(Type serviceType)
        {
            Types.Add(serviceType);
            return this;
        }

        public Task<Processing.Result<Reply, Processing.Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
            Task.FromResult<Processing.Result<Reply, Processing.Refusal>>(new Reply(TypedResults.NoContent()));
    }
}
