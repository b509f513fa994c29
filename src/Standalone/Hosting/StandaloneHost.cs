using System.Net.Sockets;
using MediaFunctions.Api;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Standalone.Worker;
using Microsoft.Extensions.Logging.Console;

namespace MediaFunctions.Standalone.Hosting;

/// <summary>Puts the whole pipeline into one process.</summary>
internal static class StandaloneHost
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <summary>The HTTP API, the queue worker and the sweep's timer.</summary>
    /// <param name="settings">Go before environment and appsettings.json; null: none.</param>
    /// <param name="socket">Bound to where the API listens; null: as ASPNETCORE_URLS says.</param>
    /// <param name="level">From which level on there are log lines.</param>
    /// <param name="work">Whether this process works off the queue and sweeps; false where another one does.</param>
    /// <exception cref="SettingsException">Some settings are missing or wrong; it names each.</exception>
    public static WebApplication Serve(
        IReadOnlyDictionary<string, string?>? settings, Socket? socket, LogLevel level, bool work = true)
    {
        var builder = Builder(settings, level);
        if (socket is not null)
        {
            builder.WebHost.UseUrls($"http://{socket.LocalEndPoint}");
            builder.WebHost.UseSockets(options => options.CreateBoundListenSocket = _ => socket);
        }
        builder.Services.AddApi(builder.Configuration);
        if (work)
            builder.Services.AddHostedService<WorkerService>().AddHostedService<SweepService>();
        var app = builder.Build();
        app.UseStatusCodePages(pages => Unrouted.Answer(pages.HttpContext).ExecuteAsync(pages.HttpContext));
        app.UseMiddleware<NudgeAfterWrites>();
        app.UseRouting();
        app.UseCrossOrigin();
        app.MapApi();
        return app;
    }

    /// <summary>The worker alone, for its services: nothing is started.</summary>
    /// <param name="settings">Go before environment and appsettings.json; null: none.</param>
    /// <param name="place">Which jobs it takes: light ones, or those that are sent to the container.</param>
    /// <param name="level">From which level on there are log lines.</param>
    /// <exception cref="SettingsException">Some settings are missing or wrong; it names each.</exception>
    public static WebApplication Work(IReadOnlyDictionary<string, string?>? settings, WorkPlace place, LogLevel level) =>
        Builder(settings, level, place).Build();

    private static WebApplicationBuilder Builder(IReadOnlyDictionary<string, string?>? settings, LogLevel level, WorkPlace? place = null)
    {
        var queue = place == WorkPlace.Container ? JobQueue.HeavyName : JobQueue.Name;
        var builder = WebApplication.CreateSlimBuilder();
        if (settings is not null)
            builder.Configuration.AddInMemoryCollection(settings);
        Log(builder.Logging, level);
        builder.Services
            .AddSingleton(place ?? WorkPlace.Here)
            .AddPipeline(builder.Configuration)
            .AddSingleton(WorkerSettings.Read(builder.Configuration) with { Queue = queue })
            .AddSingleton<QueueNudge>()
            .AddSingleton<CallbackNudge>()
            .AddSingleton<JobMessageHandler>()
            .AddSingleton<CallbackMessageHandler>()
            .AddSingleton<Workers>()
            // The command line knows the signals; two that know them end the process under each other's hands.
            .AddSingleton<IHostLifetime, SilentLifetime>()
            .Configure<HostOptions>(options => options.ShutdownTimeout = StopPatience);
        return builder;
    }

    /// <summary>Log lines go to standard error.</summary>
    public static void Log(ILoggingBuilder logging, LogLevel level)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(level);
        if (level > LogLevel.Debug)
            logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.ColorBehavior = Console.IsErrorRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
        });
        // Standard output is for results.
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
