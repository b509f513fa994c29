using MediaFunctions.Api.Service;

namespace MediaFunctions.Api.Reference;

/// <summary>The API's reference for people: Scalar over our OpenAPI document, all of it from this address.</summary>
public sealed class GetReference : IApiHandler
{
    public const string Name = "GetReference";
    public const string Method = "GET";
    public const string Pattern = "api/reference";

    // Whatever Scalar would like to fetch from elsewhere (fonts, its proxy, its cloud), the browser does not. It makes its
    // styles and its sandboxes by itself, hence inline styles, blobs and data.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data: blob:; font-src data:; "
        + "connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Lazy<byte[]> Page = new(() => EmbeddedDocument.Load("reference.html"));

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Open,
        Summary = "This document as a page for people.",
        Resource = "Service",
        Handler = typeof(GetReference),
        Response = typeof(string),
        ContentType = "text/html",
    };

    public Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.Context.Response.Headers.ContentSecurityPolicy = Policy;
        return Task.FromResult<Result<Reply, Refusal>>(new Reply(TypedResults.Bytes(Page.Value, "text/html; charset=utf-8")));
    }
}
