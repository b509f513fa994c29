using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace MediaFunctions.Tests.Api.Identity;

/// <summary>A real OpenID Connect issuer on loopback (OpenIddict), whose every user's password is right.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    public const string Audience = "media";

    private readonly WebApplication app;
    private readonly HttpClient client = new();

    private Issuer(WebApplication app, RsaSecurityKey key)
    {
        this.app = app;
        Key = key;
        Url = new Uri(app.Urls.Single());
    }

    /// <summary>What it signs with: for tokens that it would never make.</summary>
    public RsaSecurityKey Key { get; }

    public Uri Url { get; }

    public static async Task<Issuer> StartAsync()
    {
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(server => Configure(server, key));
        var app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync();
        return new Issuer(app, key);
    }

    /// <summary>A token as its login page would get one.</summary>
    public async Task<string> LogInAsync(string user)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = "page",
            ["username"] = user,
            ["password"] = "right",
        });
        var answer = await client.PostAsync(new Uri(Url, "token"), form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("access_token").GetString()!;
    }

    /// <summary>A token of our making, right in all that the test does not change.</summary>
    public string Mint(Action<SecurityTokenDescriptor> change)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = Url.AbsoluteUri,
            Audience = Audience,
            Subject = new ClaimsIdentity([new Claim("sub", "mallory")]),
            IssuedAt = DateTime.UtcNow.AddHours(-2),
            NotBefore = DateTime.UtcNow.AddHours(-2),
            Expires = DateTime.UtcNow.AddHours(1),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        };
        change(token);
        return new JsonWebTokenHandler().CreateToken(token);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    private static void Configure(OpenIddictServerBuilder server, RsaSecurityKey key)
    {
        server
            .SetTokenEndpointUris("token")
            .AllowPasswordFlow()
            .EnableDegradedMode()
            .AddSigningKey(key)
            .AddEphemeralEncryptionKey()
            .DisableAccessTokenEncryption()
            .UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(
            handler => handler.UseInlineHandler(_ => default));
        server.AddEventHandler<OpenIddictServerEvents.HandleTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            var identity = new ClaimsIdentity("password");
            identity.SetClaim(OpenIddictConstants.Claims.Subject, context.Request.Username);
            identity.SetAudiences(Audience);
            context.SignIn(new ClaimsPrincipal(identity));
            return default;
        }));
    }
}
