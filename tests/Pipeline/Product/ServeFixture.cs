using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>
/// <c>serve</c> against the local parts, for tests that must know the webhook's secret; R2's own notifications are off.
/// </summary>
public class ServeFixture : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo temp = Directory.CreateTempSubdirectory("serve-tests-");
    private LocalParts? parts;
    private Process? process;

    public HttpClient Http { get; } = new();

    public Uri Api { get; private set; } = new("http://127.0.0.1");

    public string Key { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public PartsAddresses Parts => parts!.Addresses;

    /// <summary>What it was started with.</summary>
    public Dictionary<string, string?> Settings { get; private set; } = [];

    /// <summary>What is set beside the usual.</summary>
    protected virtual Task<IReadOnlyDictionary<string, string?>> MoreAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());

    public async Task InitializeAsync()
    {
        Api = new Uri($"http://127.0.0.1:{LocalParts.FreePort()}/");
        parts = await LocalParts.StartAsync(new Uri(Api, "api/events/r2"));
        await parts.NotifyAsync(on: false);
        var settings = Parts.Settings();
        settings["Api:Keys"] = $"tests:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))}";
        settings["Assets:IdSecret"] = new string('s', 32);
        settings["ASPNETCORE_URLS"] = Api.ToString();
        foreach (var (name, value) in await MoreAsync())
            settings[name] = value;
        Settings = settings;
        process = BuiltProgram.Start(temp.FullName, settings, "serve");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        // It says where it listens when it does.
        using var patience = new CancellationTokenSource(Patience);
        if (await process.StandardOutput.ReadLineAsync(patience.Token) is null)
            throw new InvalidOperationException("serve ended while it started.");
    }

    public virtual async Task DisposeAsync()
    {
        if (process is not null)
        {
            ProcessTree.Signal(process.Id, ProcessTree.SigTerm);
            await process.WaitForExitAsync().WaitAsync(Patience);
            process.Dispose();
        }
        if (parts is not null)
            await parts.DisposeAsync();
        Http.Dispose();
        temp.Delete(recursive: true);
    }
}
