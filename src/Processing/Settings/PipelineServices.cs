using Amazon.S3;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Delivery.Cdn;
using MediaFunctions.Processing.Delivery.Status;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Announcing;
using MediaFunctions.Processing.Jobs.Deleting;
using MediaFunctions.Processing.Jobs.Explaining;
using MediaFunctions.Processing.Jobs.Steps;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Ledger.Budget;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Routing.Stream;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Streaming;
using MediaFunctions.Processing.Uploads;
using MediaFunctions.Processing.Uploads.Grants;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

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
        services.TryAddSingleton(WorkPlace.Here);
        return services
            .AddSingleton(settings)
            .AddSingleton(settings.R2)
            .AddSingleton(settings.Assets)
            .AddSingleton(settings.Uploads)
            .AddSingleton(settings.Events)
            .AddSingleton(settings.Leases)
            .AddSingleton(settings.AzureStorage)
            .AddBook(configuration["Recipes:Book"])
            .AddSingleton(settings.Jobs)
            .AddSingleton(settings.Sweep)
            .AddSingleton(settings.Media)
            .AddSingleton(settings.FFmpeg)
            .AddSingleton(settings.Streaming)
            .AddSingleton(settings.Callbacks)
            .AddSingleton(settings.Delivery)
            .AddSingleton(settings.Prices)
            .AddSingleton(settings.Cdn)
            .AddSingleton(settings.Routing)
            .AddSingleton(settings.Budget)
            .AddSingleton(settings.Stream)
            .AddStorage()
            .AddStations()
            .AddFFmpeg()
            .AddConductor()
            .AddAnnouncing()
            .AddSweeps();
    }

    /// <summary>A book of the settings is read now, so that a start with a wrong one says so; one in the bucket is not.</summary>
    private static IServiceCollection AddBook(this IServiceCollection services, string? setting)
    {
        if (setting is null || !setting.StartsWith(BucketBook.Prefix, StringComparison.Ordinal))
            return services.AddSingleton<IRecipeBooks>(new FixedBook(RecipeBook.FromSettings(setting)));
        var key = setting[BucketBook.Prefix.Length..];
        if (UploadKey.Objection(key) is { } objection)
            throw new SettingsException([$"Recipes:Book is '{setting}', expected {BucketBook.Prefix} and the key of an object: {objection}."]);
        return services.AddSingleton<IRecipeBooks>(provider => new BucketBook(
            provider.GetRequiredKeyedService<R2Bucket>("uploads"),
            key,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<BucketBook>>()));
    }

    private static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton<AzureStorage>()
        .AddSingleton(provider => R2ClientFactory.Create(provider.GetRequiredService<R2Settings>()))
        .AddSingleton<R2Presigner>()
        .AddSingleton<R2OpenUploads>()
        .AddKeyedSingleton("uploads", (provider, _) => Bucket(provider, r2 => r2.UploadsBucket))
        .AddKeyedSingleton("media", (provider, _) => Bucket(provider, r2 => r2.MediaBucket));

    private static IServiceCollection AddFFmpeg(this IServiceCollection services) => services
        .AddSingleton<FFmpegLocator>(provider => new FFmpegLocator(
            provider.GetRequiredService<FFmpegOptions>(), provider.GetRequiredService<ILogger<FFmpegLocator>>()))
        .AddSingleton(provider => provider.GetRequiredService<FFmpegLocator>().Locate())
        .AddSingleton<IFFmpegRunner, FFmpegRunner>()
        .AddSingleton<SourceServer>()
        .AddSingleton<SinkServer>()
        .AddSingleton<CodecCatalog>();

    private static IServiceCollection AddConductor(this IServiceCollection services) => services
        .AddSingleton<JobProcessor>()
        .AddSingleton<JobMaker>()
        .AddSingleton<JobFinisher>()
        .AddSingleton(provider => new RunGates(provider.GetRequiredService<JobSettings>()))
        .AddSingleton<RunExecutor>()
        .AddSingleton<RunLauncher>()
        .AddSingleton<RunStore>()
        .AddSingleton<OutputPublisher>()
        .AddSingleton<Checkpoints>()
        .AddSingleton<RunFolders>()
        .AddSingleton<DeadLetters>()
        .AddSingleton<JobSpending>()
        .AddSingleton<ReceiptWriter>()
        .AddSingleton<PlanEstimator>()
        .AddSingleton<RoutePlanner>()
        .AddSingleton<JobDispatcher>()
        .AddSingleton<JobHolder>()
        .AddSingleton<BudgetSettler>()
        .AddSingleton<PlanExplainer>()
        .AddSingleton<PlanRequests>()
        .AddSingleton<JobSums>()
        .AddSingleton<ReadRecipe>()
        .AddSingleton<CheckSource>()
        .AddSingleton<ServedProbe>()
        .AddSingleton<ProbeSource>()
        .AddSingleton<CheckRule>()
        .AddSingleton<CheckContent>()
        .AddSingleton<ReadObjects>()
        .AddSingleton<PlanRuns>()
        .AddSingleton<LookAtHold>()
        .AddSingleton<ReserveBudget>()
        .AddSingleton<StreamVideos>()
        .AddSingleton<StreamEvents>()
        .AddSingleton<SendToStream>()
        .AddSingleton<AskStream>()
        .AddSingleton<TakeFromStream>()
        .AddSingleton<LeaveForPlace>()
        .AddSingleton<RunPlan>()
        .AddSingleton<AnnounceCommit>()
        .AddSingleton<CommitManifest>();

    private static IServiceCollection AddAnnouncing(this IServiceCollection services) => services
        .AddSingleton<JobHerald>()
        .AddSingleton<JobStatuses>()
        .AddSingleton<StatusAddress>()
        .AddSingleton<CallbackPolicy>()
        .AddSingleton<CallbackQueue>()
        .AddSingleton<CallbackClient>()
        .AddSingleton<CallbackSender>()
        .AddSingleton(new CallbackBackoff())
        .AddSingleton<CallbackPayloads>()
        .AddSingleton<CallbackCourier>();

    private static IServiceCollection AddSweeps(this IServiceCollection services) => services
        .AddSingleton<Sweeper>()
        .AddSingleton<SweepCursors>()
        .AddSingleton<ISweep, PromiseSweep>()
        .AddSingleton<ISweep, GrantSweep>()
        .AddSingleton<ISweep, ObjectSweep>()
        .AddSingleton<ISweep, StuckJobSweep>()
        .AddSingleton<ISweep, BudgetSweep>()
        .AddSingleton<ISweep, StreamSweep>()
        .AddSingleton<ISweep, OrphanVideoSweep>()
        .AddSingleton<ISweep, AbandonedRunSweep>()
        .AddSingleton<ISweep, DeletionSweep>()
        .AddSingleton<ISweep, PurgeSweep>()
        .AddSingleton<ISweep, WorkFolderSweep>()
        .AddSingleton<ISweep, QueueWatch>();

    private static IServiceCollection AddStations(this IServiceCollection services) => services
        .AddSingleton<UploadPolicy>()
        .AddSingleton<UploadStore>()
        .AddSingleton<GrantStore>()
        .AddSingleton<GrantDesk>()
        .AddSingleton<UploadQuota>()
        .AddSingleton<OwnUploads>()
        .AddSingleton<PartsKeeper>()
        .AddSingleton<UploadService>()
        .AddSingleton<PartSigner>()
        .AddSingleton<WebhookVerifier>()
        .AddSingleton<StreamSignature>()
        .AddSingleton<StreamClient>()
        .AddSingleton<EventIntake>()
        .AddSingleton<JobStore>()
        .AddSingleton<JobGlances>()
        .AddSingleton<JobLister>()
        .AddSingleton<DeletionStore>()
        .AddSingleton<PurgeStore>()
        .AddSingleton<JobQueue>()
        .AddSingleton<JobStarter>()
        .AddSingleton<JobClaims>()
        .AddSingleton<DeadLetterStore>()
        .AddSingleton<BudgetStore>()
        .AddSingleton<BudgetDesk>()
        .AddSingleton<ManifestStore>()
        .AddSingleton<AssetReader>()
        .AddSingleton<JobCommands>()
        .AddSingleton<JobStopper>()
        .AddSingleton<AssetObjects>()
        .AddSingleton<CdnPurger>()
        .AddSingleton<CopyPurger>()
        .AddSingleton<AssetDeleter>();

    private static R2Bucket Bucket(IServiceProvider provider, Func<R2Settings, string> name) =>
        new(provider.GetRequiredService<IAmazonS3>(), name(provider.GetRequiredService<R2Settings>()));
}
