using MediaFunctions.Processing.Settings;
using Microsoft.Extensions.Configuration;

namespace MediaFunctions.Tests.Api.Web;

/// <summary>What the page is told before anybody has signed in, and the settings behind it.</summary>
public sealed class PageSettingsSpecs
{
    private const string Login = "https://login.example.com";
    private const string Other = "https://accounts.example.org/";

    [Fact]
    public async Task Without_an_issuer_the_page_takes_keys_and_knows_which_uploads_are_taken()
    {
        await using var api = await ApiApp.StartAsync(TestSettings.WithoutStorage());

        var answer = await api.SendAsync("GET", "/api/page", key: null);

        Assert.Equal(
            """{"uploads":{"maxBytes":21474836480,"allowedTypes":["video/*","audio/*","image/*","application/ogg"]},"mediaUrl":"https://media.example.com"}""",
            await answer.Content.ReadAsStringAsync());
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task With_a_client_id_it_is_told_where_people_sign_in()
    {
        var settings = Signing(Login);
        settings["Web:Scope"] = "openid api://media/use";
        await using var api = await ApiApp.StartAsync(settings);

        var view = await (await api.SendAsync("GET", "/api/page", key: null)).JsonAsync();

        Assert.Equal(
            $$"""{"authority":"{{Login}}","clientId":"the-page","scope":"openid api://media/use"}""", view["oidc"]!.ToJsonString());
    }

    [Fact]
    public void The_issuer_is_the_one_that_is_named_as_the_API_knows_it()
    {
        var settings = Signing($"{Login},{Other}");
        settings["Web:Issuer"] = Other.TrimEnd('/');

        var read = Read(settings);

        Assert.Equal(Other, read.Web.AuthorityOf(read.Tokens));
        Assert.Equal("openid", read.Web.Scope);
    }

    [Theory]
    [InlineData("", null, null, "Web:ClientId is set without Api:Issuers")]
    [InlineData($"{Login},{Other}", null, null, "Web:Issuer is missing")]
    [InlineData(Login, "https://evil.example.com", null, "Web:Issuer is 'https://evil.example.com', expected one of Api:Issuers")]
    [InlineData(Login, null, "profile email", "Web:Scope is 'profile email'")]
    public void A_sign_in_that_could_not_work_is_named_at_the_start(string issuers, string? issuer, string? scope, string mistake)
    {
        var settings = Signing(issuers);
        (settings["Web:Issuer"], settings["Web:Scope"]) = (issuer, scope);

        var mistakes = Assert.Throws<SettingsException>(() => Read(settings)).Mistakes;

        Assert.StartsWith(mistake, Assert.Single(mistakes), StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Signing(string issuers)
    {
        var settings = TestSettings.WithoutStorage();
        settings["Api:Issuers"] = issuers;
        settings["Api:Audiences"] = "media";
        settings["Web:ClientId"] = "the-page";
        return settings;
    }

    private static ApiSettings Read(Dictionary<string, string?> settings) =>
        ApiSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
