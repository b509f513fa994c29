using MediaFunctions.Client.Http;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace MediaFunctions.Client;

/// <summary>The HTTP client that <see cref="MediaFunctionsClient"/> is made for, where no container makes it.</summary>
public static class MediaFunctionsHttp
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private static readonly Lazy<ResiliencePipeline<HttpResponseMessage>> Pipeline = new(() =>
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
        ClientPipeline.Configure(builder);
        return builder.Build();
    });

    /// <summary>
    /// A client whose requests have a deadline for each attempt and are repeated after faults, where that does no harm.
    /// </summary>
    /// <param name="inner">What sends; null: .NET's own, without redirects, since a key would follow them.</param>
    public static HttpClient Create(HttpMessageHandler? inner = null) =>
        new(new ResilienceHandler(Pipeline.Value) { InnerHandler = inner ?? NewHandler() }) { Timeout = Timeout.InfiniteTimeSpan };

    internal static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = ConnectPatience,
        PooledConnectionLifetime = ConnectionLifetime,
    };
}
