using MediaFunctions.Api.Identity;
using MediaFunctions.Processing.Routing.Stream;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Api.Web;

/// <summary>
/// What the page may do (Content Security Policy, level 3): run its own files and nothing inline, and talk to this
/// address, the buckets and the issuer alone. No third party is in it.
/// </summary>
public sealed class PagePolicy
{
    private const string StreamHosts = "https://*.cloudflarestream.com";

    public PagePolicy(R2Settings r2, StreamSettings stream, WebSettings web, TokenSettings tokens)
    {
        // Where Cloudflare Stream makes videos, manifests name its addresses.
        string[] media = [Origin(r2.PublicBaseUrl), .. stream.IsOn ? (string[])[StreamHosts] : []];
        string[] issuer = web.AuthorityOf(tokens) is { } authority ? [Origin(authority)] : [];
        Text = string.Join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            Sources("img-src 'self' data: blob:", media),
            Sources("media-src 'self' blob:", media),
            Sources("connect-src 'self'", [.. media, Origin(r2.ServiceUrl.AbsoluteUri), .. issuer]),
            "worker-src 'self' blob:",
            "font-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");
    }

    /// <summary>The header's value.</summary>
    public string Text { get; }

    private static string Sources(string directive, string[] origins) => $"{directive} {string.Join(' ', origins.Distinct())}";

    private static string Origin(string address) => new Uri(address).GetLeftPart(UriPartial.Authority);
}
