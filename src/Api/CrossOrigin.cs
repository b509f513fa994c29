using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Api;

/// <summary>
/// What pages of other origins may do (CORS; setting <c>Api:Origins</c>). A head that owns its server answers browsers by
/// ASP.NET Core's middleware. In front of the Functions app the host does: preflights never reach the worker, and two
/// answers to one question would be none. What the host cannot say, which headers a page may read, every head says.
/// </summary>
public static class CrossOrigin
{
    /// <summary>Stands for every origin: nothing of ours hangs on cookies, so a page can do no more than its user.</summary>
    public const string Any = "*";

    private static readonly string[] Exposed = ["Location", "Retry-After", "WWW-Authenticate"];
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post, HttpMethods.Delete];
    private static readonly TimeSpan PreflightAge = TimeSpan.FromHours(1);

    private static readonly string[] Headers =
        ["Authorization", "Content-Type", "Last-Event-ID", ApiKeys.Header, Callers.GrantHeader];

    /// <summary>Adds the policy of the settings; the middleware is <see cref="UseCrossOrigin"/>'s.</summary>
    public static IServiceCollection AddCrossOrigin(this IServiceCollection services, ApiSettings settings) =>
        services.AddCors(cors => cors.AddDefaultPolicy(policy => Allow(policy, settings.Origins)));

    /// <summary>Answers browsers; for heads without a host in front that does.</summary>
    public static IApplicationBuilder UseCrossOrigin(this IApplicationBuilder app) => app.UseCors();

    /// <summary>Lets the page that asks read the headers of the answer.</summary>
    public static void Expose(HttpContext context, ApiSettings settings)
    {
        if (settings.Origins.Count > 0 && context.Request.Headers.Origin.Count > 0)
            context.Response.Headers.AccessControlExposeHeaders = Exposed;
    }

    /// <summary>Lets pages of every origin load the answer, as what stands in a public file may be.</summary>
    public static void LetAll(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = Any;
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private static void Allow(CorsPolicyBuilder policy, IReadOnlyList<string> origins) => policy
        .WithOrigins([.. origins])
        .WithMethods(Methods)
        .WithHeaders(Headers)
        .SetPreflightMaxAge(PreflightAge);
}
