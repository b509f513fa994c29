using MediaFunctions.Api.Identity;
using MediaFunctions.Api.Jobs;
using MediaFunctions.Api.Service;
using MediaFunctions.Api.Watching;
using MediaFunctions.Api.Web;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Api;

/// <summary>Puts the API together, for every head the same.</summary>
public static class ApiServices
{
    /// <summary>Adds the API over the stations that <see cref="PipelineServices.AddPipeline"/> adds.</summary>
    /// <exception cref="SettingsException">Some settings are missing or wrong; it names each.</exception>
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = ApiSettings.Read(configuration);
        services
            .AddSingleton(settings)
            .AddSingleton(settings.Tokens)
            .AddSingleton(settings.Web)
            .AddTokenSchemes(settings.Tokens)
            .AddCrossOrigin(settings)
            .AddSingleton<BearerTokens>()
            .AddSingleton<ApiKeys>()
            .AddSingleton<Callers>()
            .AddSingleton<ApiHost>()
            .AddSingleton<Ownership>()
            .AddSingleton<JobViewer>()
            .AddSingleton<EventStreams>()
            .AddSingleton<WebFolder>()
            .AddSingleton<PagePolicy>()
            .AddSingleton<IHealthContributor, StorageHealth>()
            .AddSingleton<IHealthContributor, BookHealth>()
            // Not looked for before somebody asks: a missing FFmpeg keeps nobody from uploading.
            .AddSingleton<IHealthContributor>(p => new FFmpegHealth(new Lazy<FFmpegTool>(p.GetRequiredService<FFmpegTool>)))
            .AddSingleton<HealthReporter>();
        foreach (var endpoint in ApiCatalog.All)
            services.AddSingleton(endpoint.Handler);
        return services;
    }
}
