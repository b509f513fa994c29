using MediaFunctions.Api.Identity;
using MediaFunctions.Processing.Settings;

namespace MediaFunctions.Api.Web;

/// <summary>Where the page's files are, and how people sign in to it (settings section <c>Web</c>).</summary>
public sealed record WebSettings
{
    /// <summary>What every request for tokens asks for (OpenID Connect Core, 3.1.2.1).</summary>
    public const string UsualScope = "openid";

    /// <summary>Where the built page stands; null: the folder <c>web</c> beside the program.</summary>
    public string? Folder { get; init; }

    /// <summary>As what the page is known to the issuer; null: it takes API keys only.</summary>
    public string? ClientId { get; init; }

    /// <summary>Where people sign in, one of <c>Api:Issuers</c>; null: the only one.</summary>
    public string? Issuer { get; init; }

    /// <summary>What the page asks the issuer for, words with spaces between them.</summary>
    public string Scope { get; init; } = UsualScope;

    internal static WebSettings Read(SettingsReader reader) => new()
    {
        Folder = reader.Text("Web:Folder"),
        ClientId = reader.Text("Web:ClientId"),
        Issuer = reader.Text("Web:Issuer"),
        Scope = reader.Text("Web:Scope", UsualScope),
    };

    /// <summary>Where people sign in to the page; null where only keys open it.</summary>
    public string? AuthorityOf(TokenSettings tokens) =>
        ClientId is null ? null : Issuer is { } issuer ? tokens.Find(issuer) : tokens.Issuers is [var only, ..] ? only : null;

    /// <summary>What is wrong with the settings, each with the setting's name; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes(TokenSettings tokens)
    {
        if (ClientId is null)
            yield break;
        if (tokens.Issuers.Count == 0)
            yield return "Web:ClientId is set without Api:Issuers: the page would get tokens that nothing here believes.";
        else if (Issuer is { } issuer && tokens.Find(issuer) is null)
            yield return $"Web:Issuer is '{issuer}', expected one of Api:Issuers: {string.Join(", ", tokens.Issuers)}.";
        else if (Issuer is null && tokens.Issuers.Count > 1)
            yield return $"Web:Issuer is missing: Web:ClientId needs one of Api:Issuers, which has {string.Join(", ", tokens.Issuers)}.";
        if (!Scope.Split(' ').Contains(UsualScope))
            yield return $"Web:Scope is '{Scope}', expected words with spaces between them, among them {UsualScope}.";
    }
}
