using System.Text.RegularExpressions;
using MediaFunctions.Api;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Settings;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Tests.Repository;

/// <summary>design: Settings. Code, sample file and README say the same.</summary>
public sealed partial class SettingsSpecs
{
    // Beside a connection string, the host would take the account's name for the wish to use an identity.
    private static readonly string[] InsteadOfConnectionString = ["AzureWebJobsStorage:accountName", "AzureWebJobsStorage:clientId"];

    [Fact]
    public void The_sample_has_every_setting_that_the_code_reads_and_no_other()
    {
        var read = SettingNames.OfTheApp.Except(InsteadOfConnectionString).Append("FUNCTIONS_WORKER_RUNTIME");

        Assert.Equal(read.Order(StringComparer.Ordinal), SettingNames.Sample.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_readme_explains_every_setting_that_the_code_reads_and_no_other()
    {
        var table = File.ReadLines(Repo.File("README.md")).SkipWhile(l => l != "## Settings").Skip(1)
            .TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal)).Where(l => l.StartsWith("| `", StringComparison.Ordinal));
        var explained = table.SelectMany(l => SettingName().Matches(l.Split('|')[1]).Select(m => m.Groups[1].Value));

        Assert.Equal(
            SettingNames.OfTheApp.Union(SettingNames.OfTheWorker).Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_sample_can_be_used_as_it_is()
    {
        var settings = PipelineSettings.Read(SettingNames.Configuration());
        var api = ApiSettings.Read(SettingNames.Configuration());

        Assert.Equal("uploads", settings.R2.UploadsBucket);
        Assert.Equal("me", new ApiKeys(api).CallerOf("local-key"));
        Assert.NotEmpty(RecipeBook.FromSettings(SettingNames.Configuration()["Recipes:Book"]).Recipes);
    }

    [Fact]
    public void Limits_and_uploads_of_the_sample_are_the_defaults()
    {
        var minimal = SettingNames.Sample.Keys.Where(n => !n.StartsWith("Limits:", StringComparison.Ordinal) && !n.StartsWith("Uploads:", StringComparison.Ordinal))
            .ToDictionary(n => n, n => SettingNames.Configuration()[n]);
        var usual = PipelineSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(minimal).Build());
        var sample = PipelineSettings.Read(SettingNames.Configuration());

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
        Assert.Equal("dotnet-isolated", (string?)SettingNames.SampleFile["Values"]!["FUNCTIONS_WORKER_RUNTIME"]);
        Assert.False((bool)SettingNames.SampleFile["IsEncrypted"]!);
        Assert.NotNull((string?)SettingNames.SampleFile["Host"]!["CORS"]);
    }

    [GeneratedRegex("`([A-Za-z0-9]+(?::[A-Za-z]+)?)`")]
    private static partial Regex SettingName();
}
