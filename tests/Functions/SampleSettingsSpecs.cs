using System.Text.Json.Nodes;
using MediaFunctions.Api;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Tests.Parts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace MediaFunctions.Tests.Functions;

public sealed class SampleSettingsSpecs
{
    // Beside a connection string, the host would take the account's name for the wish to use an identity.
    private static readonly string[] InsteadOfConnectionString = ["AzureWebJobsStorage:accountName", "AzureWebJobsStorage:clientId"];

    private static readonly JsonNode Sample = JsonNode.Parse(File.ReadAllText(Repository.File("local.settings.sample.json")))!;

    [Fact]
    public void The_sample_has_every_setting_that_the_code_reads_and_no_other()
    {
        var recorder = new RecordingConfiguration(Configuration());

        PipelineSettings.Read(recorder);
        ApiSettings.Read(recorder);

        var read = recorder.Names.Except(InsteadOfConnectionString).Append("Recipes:Book").Append("FUNCTIONS_WORKER_RUNTIME");
        Assert.Equal(read.Order(StringComparer.Ordinal), Names().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_sample_can_be_used_as_it_is()
    {
        var settings = PipelineSettings.Read(Configuration());
        var api = ApiSettings.Read(Configuration());

        Assert.Equal("uploads", settings.R2.UploadsBucket);
        Assert.Equal("me", new ApiKeys(api).CallerOf("local-key"));
        Assert.NotEmpty(RecipeBook.FromSettings(Configuration()["Recipes:Book"]).Recipes);
    }

    [Fact]
    public void Limits_and_uploads_of_the_sample_are_the_defaults()
    {
        var minimal = Names().Where(n => !n.StartsWith("Limits:", StringComparison.Ordinal) && !n.StartsWith("Uploads:", StringComparison.Ordinal))
            .ToDictionary(n => n, n => Configuration()[n]);
        var usual = PipelineSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(minimal).Build());
        var sample = PipelineSettings.Read(Configuration());

        Assert.Equal(usual.Uploads with { AllowedTypes = [] }, sample.Uploads with { AllowedTypes = [] });
        Assert.Equal(usual.Uploads.AllowedTypes, sample.Uploads.AllowedTypes);
        Assert.Equal(usual.Leases, sample.Leases);
        Assert.Equal(usual.Jobs, sample.Jobs);
        Assert.Equal(usual.Media, sample.Media);
        Assert.Equal(usual.Sweep, sample.Sweep);
        Assert.Equal(usual.Streaming.CacheBytes, sample.Streaming.CacheBytes);
    }

    [Fact]
    public void The_worker_is_isolated_and_browsers_get_an_answer()
    {
        Assert.Equal("dotnet-isolated", (string?)Sample["Values"]!["FUNCTIONS_WORKER_RUNTIME"]);
        Assert.False((bool)Sample["IsEncrypted"]!);
        Assert.NotNull((string?)Sample["Host"]!["CORS"]);
    }

    private static IEnumerable<string> Names() =>
        Sample["Values"]!.AsObject().Select(v => v.Key.Replace("__", ":", StringComparison.Ordinal));

    private static IConfigurationRoot Configuration() => new ConfigurationBuilder()
        .AddInMemoryCollection(Sample["Values"]!.AsObject().ToDictionary(
            v => v.Key.Replace("__", ":", StringComparison.Ordinal), v => (string?)v.Value))
        .Build();

    private sealed class RecordingConfiguration(IConfiguration inner) : IConfiguration
    {
        public HashSet<string> Names { get; } = [];

        public string? this[string key]
        {
            get
            {
                Names.Add(key);
                return inner[key];
            }
            set => throw new NotSupportedException();
        }

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

        public IChangeToken GetReloadToken() => inner.GetReloadToken();

        public IConfigurationSection GetSection(string key) => inner.GetSection(key);
    }
}
