using System.Net;
using System.Net.Sockets;
using MediaFunctions.Processing.Routing;
using MediaFunctions.Standalone.Hosting;

namespace MediaFunctions.Standalone.Local;

/// <summary>The whole pipeline on this machine: the parts from npm in a process of their own, the rest in this one.</summary>
internal sealed class LocalPipeline : IAsyncDisposable
{
    private readonly LocalParts parts;
    private readonly WebApplication host;
    private readonly HeavyWorker heavy;

    private LocalPipeline(
        LocalParts parts, WebApplication host, HeavyWorker heavy, LocalAddresses addresses, IReadOnlyDictionary<string, string?> settings)
    {
        this.parts = parts;
        this.host = host;
        this.heavy = heavy;
        Addresses = addresses;
        Settings = settings;
    }

    public LocalAddresses Addresses { get; }

    /// <summary>What the API and the worker go by.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>Ends when the parts have ended without being told to.</summary>
    public Task PartsEnded => parts.Ended;

    /// <summary>Starts it.</summary>
    /// <exception cref="LocalStartException">A part did not start.</exception>
    public static async Task<LocalPipeline> StartAsync(LocalOptions options, Timings timings, CancellationToken cancellationToken)
    {
        // The parts must know the API's address before the API can know the parts': its port is bound first.
        var socket = BindFreePort();
        var api = $"http://{socket.LocalEndPoint}";
        var key = LocalSettings.NewSecret();
        var partsTime = timings.Measure("parts");
        var parts = LocalParts.Start($"{api}/api/events/r2", options.Verbose);
        WebApplication? host = null;
        try
        {
            var line = await parts.ReadyAsync(cancellationToken);
            partsTime.Dispose();
            using var hostTime = timings.Measure("host");
            var settings = LocalSettings.Make(line, api, key, options.RecipeBook);
            LocalSettings.FillIn(settings, new ConfigurationBuilder().AddEnvironmentVariables().Build());
            if (options.FunctionsSettings is { } path)
                FunctionsSettings.Write(path, settings);
            var level = options.Verbose ? LogLevel.Information : LogLevel.Warning;
            host = StandaloneHost.Serve(settings, socket, level, work: options.FunctionsSettings is null);
            await host.StartAsync(cancellationToken);
            return new LocalPipeline(parts, host, new HeavyWorker(settings, host.Services.GetRequiredService<RoutingSettings>(), level), new LocalAddresses(
                api, key, $"{api}/", line.S3, line.UploadsBucket, line.MediaBucket, line.MediaUrl, line.AccessKeyId, line.SecretAccessKey), settings);
        }
        catch
        {
            if (host is not null)
                await host.DisposeAsync();
            await parts.DisposeAsync();
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(host.StopAsync(), heavy.DisposeAsync().AsTask());
        await host.DisposeAsync();
        await parts.DisposeAsync();
    }

    private static Socket BindFreePort()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }
}
