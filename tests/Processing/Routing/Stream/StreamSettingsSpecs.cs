using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Tests.Processing.Routing.Stream;

public sealed class StreamSettingsSpecs
{
    private const string Account = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void Nothing_is_said_and_nothing_goes_there()
    {
        var settings = new StreamSettings();

        Assert.False(settings.IsOn);
        Assert.Empty(settings.Mistakes());
    }

    [Fact]
    public void An_account_and_a_token_are_enough()
    {
        var settings = new StreamSettings { AccountId = Account, ApiToken = "t" };

        Assert.True(settings.IsOn);
        Assert.Empty(settings.Mistakes());
    }

    [Theory]
    [InlineData(Account, null, null, null, "Stream:ApiToken is missing")]
    [InlineData(null, "t", null, null, "Stream:AccountId is missing")]
    [InlineData("acme", "t", null, null, "Stream:AccountId is 'acme'")]
    [InlineData(null, null, "s", null, "Stream:WebhookSecret is set without Stream:AccountId")]
    [InlineData(Account, "t", null, "http://example.com", "Stream:ApiBaseUrl is 'http://example.com'")]
    public void A_mistake_is_named(string? account, string? token, string? secret, string? api, string mistake)
    {
        var settings = new StreamSettings
        {
            AccountId = account,
            ApiToken = token,
            WebhookSecret = secret,
            ApiBaseUrl = api ?? StreamSettings.UsualApi,
        };

        Assert.StartsWith(mistake, Assert.Single(settings.Mistakes()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_URL_lives_no_longer_than_R2_signs()
    {
        var settings = new StreamSettings { UrlLifetime = TimeSpan.FromDays(8) };

        Assert.StartsWith("Stream:UrlLifetime is 8.00:00:00", Assert.Single(settings.Mistakes()), StringComparison.Ordinal);
    }
}
