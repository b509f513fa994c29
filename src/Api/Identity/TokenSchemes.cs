using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace MediaFunctions.Api.Identity;

/// <summary>ASP.NET Core's JWT bearer authentication, a scheme for each issuer: its keys are fetched, kept and renewed.</summary>
internal static class TokenSchemes
{
    // Signatures that need a secret of ours would let whoever knows a public key sign (RFC 8725, 2.1 and 3.1).
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan IssuerPatience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddTokenSchemes(this IServiceCollection services, TokenSettings settings)
    {
        var authentication = services.AddAuthentication();
        foreach (var issuer in settings.Issuers)
            authentication.AddJwtBearer(issuer, options => Configure(options, issuer, settings));
        return services;
    }

    private static void Configure(JwtBearerOptions options, string issuer, TokenSettings settings)
    {
        options.Authority = issuer;
        options.RequireHttpsMetadata = new Uri(issuer).Scheme == Uri.UriSchemeHttps;
        options.BackchannelTimeout = IssuerPatience;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.ValidAudiences = settings.Audiences;
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.ClockSkew = ClockSkew;
    }
}
