namespace MediaFunctions.Api.Web;

/// <summary>How people sign in (OpenID Connect, code flow with PKCE: a page keeps no secret).</summary>
/// <param name="Authority">The issuer.</param>
/// <param name="ClientId">As what the page is known to it.</param>
/// <param name="Scope">What the page asks for.</param>
public sealed record SignInView(string Authority, string ClientId, string Scope);
