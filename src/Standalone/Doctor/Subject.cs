using MediaFunctions.Api;
using MediaFunctions.Client;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Standalone.Hosting;

namespace MediaFunctions.Standalone.Doctor;

/// <summary>The deployment that is examined: its settings, and the stations that they make, put together as the app does.</summary>
internal sealed class Subject : IAsyncDisposable
{
    private const string Book = "Recipes:Book";
    private const string LocalPage = "http://localhost:5173";

    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    private readonly IConfiguration configuration;
    private readonly TimeProvider clock;
    private ServiceProvider? services;
    private ApiSettings? api;

    public Subject(IConfiguration settings, DoctorOptions options, TimeProvider? clock = null)
    {
        configuration = new ConfigurationBuilder().AddConfiguration(settings).AddInMemoryCollection(Overrides()).Build();
        Options = options;
        this.clock = clock ?? TimeProvider.System;
    }

    public DoctorOptions Options { get; }

    public TimeProvider Clock => clock;

    /// <summary>The settings as they came, also where they are wrong.</summary>
    public IConfiguration Configuration => configuration;

    public PipelineSettings Settings => Get<PipelineSettings>();

    public R2Settings R2 => Settings.R2;

    public ApiSettings Api => api ?? throw NotOpen();

    public R2Bucket Uploads => Bucket("uploads");

    public R2Bucket Media => Bucket("media");

    /// <summary>Why the book of the settings cannot be used; null where it can, or stands in the bucket.</summary>
    public RecipeBookException? BookFault { get; private set; }

    /// <summary>Pages of others that call and upload. Where all may, local parts still know only those of this machine.</summary>
    public IReadOnlyList<string> Origins => Options.Origins
        ?? (R2.ServiceUrl.IsLoopback && Api.Origins.Contains(CrossOrigin.Any) ? [LocalPage] : Api.Origins);

    /// <summary>Pages that upload to the buckets and read them: those, and the API's own, which calls without asking.</summary>
    public IReadOnlyList<string> Pages => Options.Origins is null && ApiUrl is { } url && !Origins.Contains(CrossOrigin.Any)
        ? [.. Origins.Union([new Uri(url).GetLeftPart(UriPartial.Authority)])]
        : Origins;

    /// <summary>The API's address without a slash at its end; null where no setting says it.</summary>
    public string? ApiUrl => Api.PublicBaseUrl;

    /// <summary>One connection pool for all that is asked without the SDKs. Redirects are shown, not followed.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = ConnectPatience })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>What a client of the API repeats its requests by. It lives as long as there may be something to delete.</summary>
    public HttpClient ClientHttp { get; } = MediaFunctionsHttp.Create();

    public T Get<T>()
        where T : notnull => (services ?? throw NotOpen()).GetRequiredService<T>();

    /// <summary>Reads the settings.</summary>
    /// <returns>What is wrong with them; where nothing is, all the rest can be asked for.</returns>
    public IReadOnlyList<string> Open()
    {
        List<string> mistakes = [.. Unresolved(), .. Try(() => PipelineSettings.Read(configuration)), .. Try(() => api = ApiSettings.Read(configuration))];
        if (mistakes.Count > 0)
            return mistakes;
        services = Build(configuration);
        return [.. NotAConnectionString()];
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        ClientHttp.Dispose();
        if (services is not null)
            await services.DisposeAsync();
    }

    private R2Bucket Bucket(string name) => (services ?? throw NotOpen()).GetRequiredKeyedService<R2Bucket>(name);

    private ServiceProvider Build(IConfiguration settings)
    {
        var collection = new ServiceCollection()
            .AddSingleton(clock)
            .AddLogging(logging => StandaloneHost.Log(logging, Options.Verbose ? LogLevel.Debug : LogLevel.Critical));
        try
        {
            return collection.AddPipeline(settings).BuildServiceProvider();
        }
        catch (RecipeBookException e)
        {
            // The check of the recipes tells of it; the rest can be looked at without.
            BookFault = e;
            return Build(new ConfigurationBuilder().AddConfiguration(settings)
                .AddInMemoryCollection(new Dictionary<string, string?> { [Book] = "" }).Build());
        }
    }

    /// <summary>What a setting holds where Azure could not read the vault for it: the reference itself.</summary>
    private IEnumerable<string> Unresolved() => configuration.AsEnumerable()
        .Where(setting => setting.Value?.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) == true)
        .Select(setting => $"{setting.Key} is a reference to the Key Vault that was not resolved: the secret is not there, or the app's identity may not read it.");

    /// <summary>The SDK takes the connection string apart when it is first needed, and its words name no setting.</summary>
    private IEnumerable<string> NotAConnectionString()
    {
        try
        {
            Get<AzureStorage>();
            return [];
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return ["AzureWebJobsStorage is no connection string; expected AccountName=...;AccountKey=...;EndpointSuffix=core.windows.net, or AzureWebJobsStorage:accountName instead of it."];
        }
    }

    /// <summary>Who examines from outside of Azure has an identity of his own, not the app's managed one.</summary>
    private static Dictionary<string, string?> Overrides() => Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT") is null
        ? new() { ["AzureWebJobsStorage:clientId"] = "" }
        : [];

    private static IEnumerable<string> Try(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (SettingsException e)
        {
            return e.Mistakes;
        }
    }

    private static InvalidOperationException NotOpen() => new("The settings are not read, or cannot be used.");
}
