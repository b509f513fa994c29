using Amazon.S3;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MediaFunctions.Processing.Settings;

/// <summary>Puts the pipeline together, for every head the same.</summary>
public static class PipelineServices
{
    /// <summary>Adds all stations.</summary>
    /// <exception cref="SettingsException">Some settings are missing or wrong; it names each.</exception>
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = PipelineSettings.Read(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICrashPoints, NoCrashPoints>();
        return services
            .AddSingleton(settings)
            .AddSingleton(settings.R2)
            .AddSingleton(settings.Assets)
            .AddSingleton(settings.Uploads)
            .AddSingleton(settings.Events)
            .AddSingleton(settings.Leases)
            .AddSingleton(settings.AzureStorage)
            .AddSingleton(new RecipeBook([new Recipe("default", "{}")]))
            .AddStorage()
            .AddStations();
    }

    private static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton<AzureStorage>()
        .AddSingleton(provider => R2ClientFactory.Create(provider.GetRequiredService<R2Settings>()))
        .AddSingleton<R2Presigner>()
        .AddKeyedSingleton("uploads", (provider, _) => Bucket(provider, r2 => r2.UploadsBucket))
        .AddKeyedSingleton("media", (provider, _) => Bucket(provider, r2 => r2.MediaBucket));

    private static IServiceCollection AddStations(this IServiceCollection services) => services
        .AddSingleton<UploadPolicy>()
        .AddSingleton<UploadStore>()
        .AddSingleton<UploadService>()
        .AddSingleton<PartSigner>()
        .AddSingleton<WebhookVerifier>()
        .AddSingleton<EventIntake>()
        .AddSingleton<JobStore>()
        .AddSingleton<JobQueue>()
        .AddSingleton<JobStarter>()
        .AddSingleton<JobClaims>()
        .AddSingleton<DeadLetterStore>()
        .AddSingleton<ManifestStore>()
        .AddSingleton<AssetReader>()
        .AddSingleton<JobCommands>();

    private static R2Bucket Bucket(IServiceProvider provider, Func<R2Settings, string> name) =>
        new(provider.GetRequiredService<IAmazonS3>(), name(provider.GetRequiredService<R2Settings>()));
}
