namespace MediaFunctions.Tests.Api.Identity;

/// <summary>The API over real parts, which trusts a real issuer.</summary>
public sealed class TokenFixture : IAsyncLifetime
{
    internal Issuer Issuer { get; private set; } = null!;

    internal PartsFixture Pipeline { get; private set; } = null!;

    internal ApiApp Api => Pipeline.Api;

    public async Task InitializeAsync()
    {
        Issuer = await Issuer.StartAsync();
        Pipeline = new PartsFixture(new Dictionary<string, string?>
        {
            ["Api:Issuers"] = Issuer.Url.AbsoluteUri,
            ["Api:Audiences"] = Issuer.Audience,
        });
        await Pipeline.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Pipeline.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    /// <summary>Sends a call with a token and no key.</summary>
    internal Task<HttpResponseMessage> SendAsync(string token, string method, string path, string? body = null) =>
        Api.SendAsync(method, path, body, key: null, ("Authorization", $"Bearer {token}"));
}
