using MediaFunctions.Processing.Settings;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Tests.Processing.Settings;

public sealed class SettingsReaderSpecs
{
    [Fact]
    public void A_start_without_settings_names_every_one_that_is_missing()
    {
        var refused = Assert.Throws<SettingsException>(() => PipelineSettings.Read(With([])));

        foreach (var name in new[]
                 {
                     "R2:AccountId", "R2:AccessKeyId", "R2:SecretAccessKey", "R2:UploadsBucket", "R2:MediaBucket",
                     "R2:PublicBaseUrl", "AzureWebJobsStorage", "Assets:IdSecret", "Events:Secrets",
                 })
        {
            Assert.Contains(refused.Mistakes, m => m.StartsWith(name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_mistake_of_a_price_list_is_told_at_the_start()
    {
        var refused = Assert.Throws<SettingsException>(() => PipelineSettings.Read(With(new() { ["Prices:List"] = "{\"r2\":{}}" })));

        Assert.Contains("Prices:List: $.r2.perGbMonth: expected a price in US dollars; found nothing", refused.Mistakes);
        Assert.Contains("Prices:List: $.alternatives: expected an object; found nothing", refused.Mistakes);
    }

    [Theory]
    [InlineData("Budget:JobUsd", "-1")]
    [InlineData("Budget:CallerUsdPerDay", "1,5")]
    [InlineData("Budget:UsdPerDay", "none")]
    public void A_ceiling_of_cost_that_is_no_amount_is_named(string name, string value)
    {
        var refused = Assert.Throws<SettingsException>(() => PipelineSettings.Read(With(new() { [name] = value })));

        Assert.Contains($"{name} is '{value}', expected US dollars such as 2.50.", refused.Mistakes);
    }

    [Fact]
    public void No_message_shows_a_secret()
    {
        var refused = Assert.Throws<SettingsException>(() => PipelineSettings.Read(With(new()
        {
            ["Events:Secrets"] = "hunter2",
            ["Assets:IdSecret"] = "hunter3",
        })));

        Assert.DoesNotContain("hunter", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_or_time_that_is_none_is_named_with_what_was_expected()
    {
        var reader = new SettingsReader(With(new() { ["a"] = "ten", ["b"] = "10 minutes", ["c"] = "yes" }));

        Assert.Equal(1, reader.Number("a", 1));
        Assert.Equal(TimeSpan.FromSeconds(1), reader.Time("b", TimeSpan.FromSeconds(1)));
        Assert.True(reader.Flag("c", true));
        Assert.Equal(3, reader.Mistakes.Count);
        Assert.All(reader.Mistakes, m => Assert.Contains("expected", m, StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_is_one_text_separated_by_commas_or_spaces()
    {
        var reader = new SettingsReader(With(new() { ["a"] = "one, two  three" }));

        Assert.Equal(["one", "two", "three"], reader.List("a", []));
    }

    private static IConfiguration With(Dictionary<string, string?> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values).Build();
}
