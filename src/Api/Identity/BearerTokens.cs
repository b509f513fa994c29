using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;

namespace MediaFunctions.Api.Identity;

/// <summary>
/// Knows a person by the token of an OpenID Connect issuer. Asked by hand rather than by ASP.NET Core's middleware, which
/// the Functions worker has no place for.
/// </summary>
public sealed partial class BearerTokens(
    TokenSettings settings, IOptionsMonitor<JwtBearerOptions> schemes, ILogger<BearerTokens> log)
{
    private const string Prefix = "Bearer ";

    // A token beyond this is no token of an issuer, and headers of that size are refused by most servers anyway.
    private const int LongestToken = 16 * 1024;

    private static readonly Refusal IssuerAway = new(
        RefusalCode.StorageUnavailable,
        "The issuer of the bearer token does not answer, so its keys are not known; try again in a few seconds.");

    private static readonly JsonWebTokenHandler Reader = new() { MaximumTokenSizeInBytes = LongestToken };

    /// <summary>Whether tokens are believed at all.</summary>
    public bool AreTaken => settings.Issuers.Count > 0;

    /// <summary>The token in the header <c>Authorization</c> (RFC 6750, 2.1); null where there is none.</summary>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }

    /// <summary>Says that a token opens this, and whether one was wrong (RFC 6750, 3).</summary>
    public void Challenge(HttpContext context, bool offered)
    {
        if (AreTaken)
            context.Response.Headers.Append(HeaderNames.WWWAuthenticate, offered ? "Bearer error=\"invalid_token\"" : "Bearer");
    }

    /// <summary>The person that the token was made for.</summary>
    public async Task<Result<Caller, Refusal>> ReadAsync(HttpContext context, string token)
    {
        if (IssuerOf(token) is not { } issuer)
            return Refuse("The bearer token is no token of an issuer that this service trusts.");
        if (!await IsKnownAsync(issuer, context.RequestAborted))
            return IssuerAway;
        var result = await context.AuthenticateAsync(issuer);
        if (result.Succeeded)
        {
            return result.Principal.FindFirst("sub")?.Value is { Length: > 0 } subject
                ? Caller.Subject(issuer, subject)
                : Refuse("The bearer token names no subject (sub).");
        }
        Refused(issuer, result.Failure);
        return Explain(result.Failure);
    }

    /// <summary>
    /// Whether the issuer's keys are known, or can be fetched now. Asked first, for without keys the validation says that
    /// the token's signature is wrong, and sends an honest caller away.
    /// </summary>
    private async Task<bool> IsKnownAsync(string issuer, CancellationToken cancellationToken)
    {
        try
        {
            var keys = schemes.Get(issuer).ConfigurationManager
                ?? throw new InvalidOperationException($"The scheme of {issuer} has no discovery document.");
            await keys.GetConfigurationAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            Away(issuer, e);
            return false;
        }
    }

    /// <summary>Which issuer it claims to be of: only that one's keys are asked.</summary>
    private string? IssuerOf(string token)
    {
        if (!Reader.CanReadToken(token))
            return null;
        try
        {
            return settings.Find(Reader.ReadJsonWebToken(token).Issuer);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Refusal Explain(Exception? failure) => failure switch
    {
        SecurityTokenExpiredException => Refuse("The bearer token has expired; get a new one."),
        SecurityTokenNotYetValidException => Refuse("The bearer token is not valid yet; compare the clocks."),
        SecurityTokenInvalidAudienceException => Refuse("The bearer token was made for another service (aud)."),
        _ => Refuse("The bearer token's signature or claims are not those of its issuer."),
    };

    private static Refusal Refuse(string message) => new(RefusalCode.Unauthorized, message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The issuer {Issuer} does not answer: its tokens cannot be judged")]
    private partial void Away(string issuer, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "A token of {Issuer} was refused")]
    private partial void Refused(string issuer, Exception? failure);
}
