using System.Security.Claims;
using System.Security.Cryptography;
using MediaFunctions.Processing.Uploads;
using Microsoft.IdentityModel.Tokens;

namespace MediaFunctions.Tests.Api.Identity;

public sealed class TokenSpecs(TokenFixture fixture) : IClassFixture<TokenFixture>
{
    private const string Nobodys = "/api/jobs/00000000000000000000000000000000-000000000000";

    private Issuer Issuer => fixture.Issuer;

    [Fact]
    public async Task Who_logged_in_at_the_issuer_is_let_in()
    {
        var response = await fixture.SendAsync(await Issuer.LogInAsync("anna"), "GET", Nobodys);

        await response.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task An_upload_belongs_to_the_tokens_subject()
    {
        var response = await fixture.SendAsync(
            await Issuer.LogInAsync("anna"), "POST", "/api/uploads", """{"fileName":"a.mp4","contentType":"video/mp4","size":10}""");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var assetId = (string)(await response.JsonAsync())["assetId"]!;
        var row = await fixture.Api.Get<UploadStore>().GetAsync(assetId, CancellationToken.None);
        Assert.Equal($"subject:{Issuer.Url.AbsoluteUri}|anna", row!.Caller);
    }

    [Fact]
    public async Task A_token_is_refused_that_has_expired() =>
        Assert.Contains("expired", await RefusedAsync(t => t.Expires = DateTime.UtcNow.AddMinutes(-5)), StringComparison.Ordinal);

    [Fact]
    public async Task A_token_is_refused_that_is_not_valid_yet() =>
        Assert.Contains("not valid yet", await RefusedAsync(t => t.NotBefore = DateTime.UtcNow.AddMinutes(30)), StringComparison.Ordinal);

    [Fact]
    public async Task A_token_is_refused_that_was_made_for_another_service() =>
        Assert.Contains("another service", await RefusedAsync(t => t.Audience = "mail"), StringComparison.Ordinal);

    [Fact]
    public async Task A_token_is_refused_whose_issuer_nobody_named() =>
        Assert.Contains("no token of an issuer", await RefusedAsync(t => t.Issuer = "https://login.example.com/"), StringComparison.Ordinal);

    [Fact]
    public async Task A_token_is_refused_without_a_subject() =>
        Assert.Contains("no subject", await RefusedAsync(t => t.Subject = new ClaimsIdentity()), StringComparison.Ordinal);

    [Fact]
    public async Task A_token_is_refused_that_another_key_signed()
    {
        using var other = RSA.Create(2048);
        var key = new RsaSecurityKey(other.ExportParameters(true)) { KeyId = Issuer.Key.KeyId };

        var message = await RefusedAsync(t => t.SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256));

        Assert.Contains("signature", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_refused_that_is_not_signed() =>
        Assert.Contains("signature", await RefusedAsync(t => t.SigningCredentials = null), StringComparison.Ordinal);

    [Fact]
    public async Task A_token_is_refused_that_was_signed_with_the_public_key_as_a_secret()
    {
        var known = new SymmetricSecurityKey(Issuer.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = Issuer.Key.KeyId };

        var message = await RefusedAsync(t => t.SigningCredentials = new SigningCredentials(known, SecurityAlgorithms.HmacSha256));

        Assert.Contains("signature", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public async Task What_is_no_token_is_refused(string token) =>
        await (await fixture.SendAsync(token, "GET", Nobodys)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");

    [Fact]
    public async Task A_wrong_token_is_challenged_as_RFC_6750_says()
    {
        var wrong = await fixture.SendAsync("a.b.c", "GET", Nobodys);
        var none = await fixture.Api.SendAsync("GET", Nobodys, key: null);

        Assert.Contains(wrong.Headers.WwwAuthenticate, c => c.Scheme == "Bearer" && c.Parameter == "error=\"invalid_token\"");
        Assert.Contains(none.Headers.WwwAuthenticate, c => c.Scheme == "Bearer" && c.Parameter is null);
        Assert.Contains(none.Headers.WwwAuthenticate, c => c.Scheme == "ApiKey");
    }

    [Fact]
    public async Task A_wrong_key_is_not_made_good_by_a_token()
    {
        var response = await fixture.Api.SendAsync(
            "GET", Nobodys, key: "wrong", headers: ("Authorization", $"Bearer {await Issuer.LogInAsync("anna")}"));

        await response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task What_is_for_keys_alone_is_forbidden_to_persons()
    {
        var response = await fixture.SendAsync(await Issuer.LogInAsync("anna"), "POST", "/api/grants", "{}");

        await response.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task While_the_issuer_is_away_nobody_is_taken_for_a_stranger()
    {
        await using var gone = await Issuer.StartAsync();
        var token = await gone.LogInAsync("anna");
        await gone.DisposeAsync();
        var settings = TestSettings.WithoutStorage();
        (settings["Api:Issuers"], settings["Api:Audiences"]) = (gone.Url.AbsoluteUri, Issuer.Audience);
        await using var api = await ApiApp.StartAsync(settings);

        var response = await api.SendAsync("GET", Nobodys, key: null, headers: ("Authorization", $"Bearer {token}"));

        var message = await response.ProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.Contains("issuer", message, StringComparison.Ordinal);
    }

    private async Task<string> RefusedAsync(Action<SecurityTokenDescriptor> change) =>
        await (await fixture.SendAsync(Issuer.Mint(change), "GET", Nobodys)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
}
