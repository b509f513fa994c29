using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Standalone.Doctor;
using MediaFunctions.Standalone.Hosting;
using MediaFunctions.Tests.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaFunctions.Tests.Standalone.Doctor;

/// <summary>A whole pipeline on real parts, well at all times; what a test breaks it breaks in the settings that are examined.</summary>
public sealed class DoctorFixture : IAsyncLifetime
{
    public const string Origin = "http://localhost:5173";

    private const string Key = "the key of the doctor's tests";
    // Its rule would take what the doctor tries the buckets with.
    private const string Book =
        """{"recipes":{"default":{"outputs":{"still":{"kind":"thumbnail"}}}},"rules":[{"prefix":"m","recipe":"default"}]}""";

    private const string IdSecret = "0123456789abcdef0123456789abcdef";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string?> settings = [];
    private WebApplication app = null!;

    internal LocalParts Parts { get; private set; } = null!;

    internal DoctorOptions Options { get; } = new() { Key = Key, Wait = TimeSpan.FromSeconds(30), Makes = true };

    public async Task InitializeAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var api = $"http://{socket.LocalEndPoint}";
        Parts = await LocalParts.StartAsync(new Uri($"{api}/api/events/r2"));
        foreach (var (name, value) in Parts.Addresses.Settings())
            settings[name] = value;
        settings["Api:Keys"] = $"test:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))}";
        settings["Api:PublicBaseUrl"] = api;
        settings["Api:Origins"] = Origin;
        settings["Assets:IdSecret"] = IdSecret;
        settings["Recipes:Book"] = Book;
        settings["Worker:LongestIdle"] = "00:00:00.1";
        settings["FFmpeg:Path"] = Environment.GetEnvironmentVariable("FFmpeg__Path");
        app = StandaloneHost.Serve(settings, socket, LogLevel.Critical);
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Parts.DisposeAsync();
    }

    internal string? Setting(string name) => settings[name];

    /// <summary>Examines it with some settings changed, and holds the doctor to what it promises of every examination.</summary>
    internal async Task<Findings> ExamineAsync(
        IReadOnlyDictionary<string, string?>? changes = null, DoctorOptions? options = null, TimeProvider? clock = null, CancellationToken cancellationToken = default)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings)
            .AddInMemoryCollection(changes ?? new Dictionary<string, string?>()).Build();
        using var output = new StringWriter();
        var text = PlainConsole.Text(output);
        await using var subject = new Subject(configuration, options ?? Options, clock);
        var leavings = new Leavings();
        var examination = new Examination(
            DoctorChecks.Of(subject, leavings), leavings, text, TimeProvider.System, NullLogger<Examination>.Instance)
        {
            // That it is done is what is asserted, on a machine as busy as it may be.
            HurriedPatience = Patience,
        };
        try
        {
            var reports = await examination.RunAsync(cancellationToken);
            text.Sum(reports);
            return new Findings(reports, output.ToString());
        }
        finally
        {
            await AssertNothingIsLeftAsync();
            AssertNoSecretIsIn(output.ToString(), configuration);
        }
    }

    /// <summary>Whether an upload stands under the keys of the service: only the round trip makes one.</summary>
    internal async Task<bool> HasUploadAsync() => (await Bucket("uploads").ListAsync("uploads/", null, 1, CancellationToken.None)).Count > 0;

    /// <summary>The app's queues and tables.</summary>
    internal AzureStorage Storage => app.Services.GetRequiredService<AzureStorage>();

    /// <summary>All jobs that there are.</summary>
    internal async Task<IReadOnlyList<JobRow>> JobsAsync() =>
        (await app.Services.GetRequiredService<JobLister>().ListAsync(new JobFilter(), 10, null, CancellationToken.None)).Jobs;

    private async Task AssertNothingIsLeftAsync()
    {
        foreach (var bucket in new[] { Bucket("uploads"), Bucket("media") })
        {
            var left = await bucket.ListAsync("", null, 10, CancellationToken.None);
            // What one examination leaves is not to be held against the next.
            await bucket.DeleteAllAsync("", CancellationToken.None);
            Assert.Empty(left);
        }
        Assert.Equal(0, await app.Services.GetRequiredService<AzureStorage>().LengthAsync(JobQueue.Name, CancellationToken.None) ?? 0);
    }

    private static void AssertNoSecretIsIn(string output, IConfiguration examined)
    {
        foreach (var secret in new[] { Key, examined["R2:SecretAccessKey"], examined["Events:Secrets"], IdSecret, "X-Amz-", "AccountKey=", "v1," })
            Assert.DoesNotContain(secret!, output, StringComparison.Ordinal);
    }

    private R2Bucket Bucket(string name) => app.Services.GetRequiredKeyedService<R2Bucket>(name);
}
