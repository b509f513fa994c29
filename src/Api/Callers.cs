using MediaFunctions.Api.Identity;
using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Api;

/// <summary>
/// Finds out who calls, and whether such a caller may: by key, else by grant, else by token. What is offered must be
/// right: a wrong key is not made good by a token beside it.
/// </summary>
public sealed class Callers(ApiKeys keys, BearerTokens tokens, GrantDesk grants)
{
    /// <summary>The header that an upload grant comes in.</summary>
    public const string GrantHeader = "x-upload-grant";

    /// <summary>The caller of an endpoint with this access.</summary>
    public async ValueTask<Result<Caller, Refusal>> ReadAsync(
        Access access, HttpContext context, CancellationToken cancellationToken)
    {
        if (access is Access.Open or Access.Webhook)
            return Caller.Nobody;
        var headers = context.Request.Headers;
        if (headers.TryGetValue(ApiKeys.Header, out var key))
            return keys.CallerOf(key) is { } name ? Caller.Key(name) : Unknown($"The header {ApiKeys.Header} holds no key of this service.");
        if (headers.TryGetValue(GrantHeader, out var grant))
        {
            if (access != Access.Upload)
                return new Refusal(RefusalCode.Forbidden, "An upload grant opens only its upload and what became of it.");
            return await grants.FindAsync(grant.ToString(), cancellationToken) is { } found
                ? Caller.Grant(found.Id)
                : Unknown($"The header {GrantHeader} holds no grant of this service, or one that has expired.");
        }
        if (!tokens.AreTaken || BearerTokens.Of(context.Request) is not { } token)
        {
            tokens.Challenge(context, offered: false);
            return Unknown($"The call names nobody; expected {Expected(access)}.");
        }
        if (!(await tokens.ReadAsync(context, token)).Succeeded(out var person, out var refusal))
        {
            if (refusal.Code == RefusalCode.Unauthorized)
                tokens.Challenge(context, offered: true);
            return refusal;
        }
        return access == Access.Key
            ? new Refusal(RefusalCode.Forbidden, $"This is for callers with a key (header {ApiKeys.Header}) only.")
            : person;
    }

    private string Expected(Access access)
    {
        var ways = $"a key in the header {ApiKeys.Header}";
        if (access != Access.Key && tokens.AreTaken)
            ways += ", or a bearer token in the header Authorization";
        return access == Access.Upload ? $"{ways}, or a grant in the header {GrantHeader}" : ways;
    }

    private static Refusal Unknown(string message) => new(RefusalCode.Unauthorized, message);
}
