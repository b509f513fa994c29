using Microsoft.OpenApi;

namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>How callers name themselves, and which of them an endpoint takes.</summary>
internal static class OpenApiSecurity
{
    private const string Key = "key";
    private const string Token = "token";
    private const string Grant = "grant";

    public static Dictionary<string, IOpenApiSecurityScheme> Schemes() => new()
    {
        [Key] = Header(ApiKeys.Header, "An API key of the settings: it sees everything."),
        [Token] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "A token of an issuer of the settings: its subject sees what is its own.",
        },
        [Grant] = Header(Callers.GrantHeader, "An upload grant (POST /api/grants): good for one upload, and what became of it."),
    };

    /// <summary>Any one of them is enough; null where nobody is asked for.</summary>
    public static List<OpenApiSecurityRequirement>? Of(ApiEndpoint endpoint, OpenApiDocument document)
    {
        string[] schemes = endpoint.Access switch
        {
            Access.Key => [Key],
            Access.Caller => [Key, Token],
            Access.Upload => [Key, Token, Grant],
            _ => [],
        };
        return schemes.Length == 0
            ? null
            : [.. schemes.Select(s => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(s, document)] = [] })];
    }

    private static OpenApiSecurityScheme Header(string name, string description) => new()
    {
        Type = SecuritySchemeType.ApiKey,
        In = ParameterLocation.Header,
        Name = name,
        Description = description,
    };
}
