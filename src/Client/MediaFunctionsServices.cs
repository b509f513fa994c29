using MediaFunctions.Client.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MediaFunctions.Client;

/// <summary>Puts the client into a container.</summary>
public static class MediaFunctionsServices
{
    /// <summary>Adds <see cref="MediaFunctionsClient"/>, whose HTTP client the factory makes.</summary>
    /// <param name="services">The container's.</param>
    /// <param name="configure">Address and credential.</param>
    /// <returns>What the HTTP client can be changed by: a proxy, another handler.</returns>
    public static IHttpClientBuilder AddMediaFunctionsClient(
        this IServiceCollection services, Action<MediaFunctionsClientOptions> configure)
    {
        services.AddOptions<MediaFunctionsClientOptions>()
            .Configure(configure)
            .Validate(options => options.Api is { IsAbsoluteUri: true }, "MediaFunctionsClientOptions.Api is missing; expected an address such as https://media.example.com.")
            .Validate(options => options.Credential is not null, "MediaFunctionsClientOptions.Credential is missing; expected Credential.ApiKey(...), Token(...) or Grant(...).");
        services.AddTransient(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MediaFunctionsClientOptions>>().Value;
            var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientPipeline.Name);
            return new MediaFunctionsClient(http, options.Api!, options.Credential!, provider.GetService<TimeProvider>())
            {
                Pace = options.Pace,
                PartsAtOnce = options.PartsAtOnce,
            };
        });
        var builder = services.AddHttpClient(ClientPipeline.Name, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(MediaFunctionsHttp.NewHandler);
        builder.AddResilienceHandler(ClientPipeline.Name, ClientPipeline.Configure);
        return builder;
    }
}
