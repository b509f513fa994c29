using MediaFunctions.Processing.Settings;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Tests.Api;

public sealed class ApiSettingsSpecs
{
    [Fact]
    public void Missing_keys_are_a_mistake_that_says_how_to_make_one()
    {
        var mistakes = Assert.Throws<SettingsException>(() => Read([])).Mistakes;

        Assert.Contains("Api:Keys is missing", Assert.Single(mistakes), StringComparison.Ordinal);
        Assert.Contains("sha256sum", mistakes[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alice:my-plain-key")]
    [InlineData("my-plain-key")]
    [InlineData(":my-plain-key")]
    public void A_key_where_its_hash_belongs_is_named_by_its_place_and_not_repeated(string entry)
    {
        var mistakes = Assert.Throws<SettingsException>(
            () => Read(new() { ["Api:Keys"] = $"bob:{TestKeys.Hash(TestKeys.Bob)},{entry}" })).Mistakes;

        Assert.StartsWith("Api:Keys, entry 2,", Assert.Single(mistakes), StringComparison.Ordinal);
        Assert.DoesNotContain("my-plain-key", mistakes[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Api:PublicBaseUrl", "api.example.com")]
    [InlineData("Api:PublicBaseUrl", "ftp://api.example.com")]
    [InlineData("Api:Origins", "www.example.com")]
    [InlineData("Api:Origins", "https://www.example.com/")]
    [InlineData("Api:Origins", "https://*.example.com")]
    public void An_address_that_is_none_is_named(string setting, string value)
    {
        var mistakes = Assert.Throws<SettingsException>(
            () => Read(new() { ["Api:Keys"] = TestKeys.Setting, [setting] = value })).Mistakes;

        Assert.StartsWith(setting, Assert.Single(mistakes), StringComparison.Ordinal);
        Assert.Contains($"'{value}'", mistakes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_issuer_needs_an_audience_and_an_address_that_nobody_else_can_answer()
    {
        var settings = new Dictionary<string, string?> { ["Api:Keys"] = TestKeys.Setting, ["Api:Issuers"] = "http://login.example.com" };

        var mistakes = Assert.Throws<SettingsException>(() => Read(settings)).Mistakes;

        Assert.Equal(2, mistakes.Count);
        Assert.StartsWith("Api:Issuers holds 'http://login.example.com'", mistakes[0], StringComparison.Ordinal);
        Assert.StartsWith("Api:Audiences is missing", mistakes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_public_address_loses_its_last_slash()
    {
        var settings = Read(new() { ["Api:Keys"] = TestKeys.Setting, ["Api:PublicBaseUrl"] = "https://api.example.com/" });

        Assert.Equal("https://api.example.com", settings.PublicBaseUrl);
        Assert.Equal(["alice", "alice", "bob"], settings.Keys.Select(k => k.Name));
    }

    private static ApiSettings Read(Dictionary<string, string?> settings) =>
        ApiSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
