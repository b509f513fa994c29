using MediaFunctions.Standalone.Doctor;
using MediaFunctions.Standalone.Local;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Tests.Standalone.Doctor;

public sealed class SubjectSpecs
{
    [Fact]
    public async Task The_sample_of_settings_can_be_examined()
    {
        await using var subject = Subject();

        Assert.Empty(subject.Open());
        Assert.Equal("uploads", subject.R2.UploadsBucket);
        Assert.Equal("http://localhost:7071", subject.ApiUrl);
    }

    [Theory]
    [InlineData("R2:SecretAccessKey", "", "R2:SecretAccessKey is missing")]
    [InlineData("Api:Keys", "", "Api:Keys is missing")]
    [InlineData("Limits:JobTime", "soon", "Limits:JobTime is 'soon'")]
    [InlineData("AzureWebJobsStorage", "no connection string", "AzureWebJobsStorage is no connection string")]
    [InlineData("R2:AccessKeyId", "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/r2-access-key-id)", "R2:AccessKeyId is a reference to the Key Vault")]
    public async Task A_mistake_is_named_by_its_setting(string setting, string value, string expected)
    {
        await using var subject = Subject((setting, value));

        Assert.Contains(subject.Open(), mistake => mistake.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_the_API_s_too()
    {
        await using var subject = Subject(("R2:UploadsBucket", ""), ("Api:Origins", "https://app.example.com/"));

        Assert.Equal(2, subject.Open().Count);
    }

    [Fact]
    public async Task A_book_with_mistakes_is_told_by_its_check_and_keeps_nothing_else_from_being_examined()
    {
        await using var subject = Subject(("Recipes:Book", """{"recipes":{}}"""));

        Assert.Empty(subject.Open());
        Assert.NotNull(subject.BookFault);
        var check = DoctorChecks.Of(subject, new Leavings()).Single(check => check.Name == CheckNames.Recipes);
        var result = await check.RunAsync(CancellationToken.None);
        Assert.Equal(CheckOutcome.Failed, result.Outcome);
        Assert.Contains("$.recipes", result.Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_identity_is_that_of_who_examines_and_not_the_app_s()
    {
        await using var subject = Subject(
            ("AzureWebJobsStorage", ""), ("AzureWebJobsStorage:accountName", "someaccount"), ("AzureWebJobsStorage:clientId", "an-id"));

        Assert.Empty(subject.Open());
        Assert.Null(subject.Settings.AzureStorage.ClientId);
    }

    private static Subject Subject(params (string Name, string Value)[] changes) => new(
        new ConfigurationBuilder()
            .AddInMemoryCollection(FunctionsSettings.Read(MediaFunctions.Tests.Parts.Repository.File("local.settings.sample.json")))
            .AddInMemoryCollection(changes.ToDictionary(change => change.Name, change => (string?)change.Value))
            .Build(),
        new DoctorOptions());
}
