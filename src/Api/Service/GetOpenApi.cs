using System.Text.Json.Nodes;

namespace MediaFunctions.Api.Service;

/// <summary>Serves the committed OpenAPI document, which a test holds to the code.</summary>
public sealed class GetOpenApi : IApiHandler
{
    public const string Name = "GetOpenApi";
    public const string Method = "GET";
    public const string Pattern = "api/openapi.json";

    private static readonly Lazy<byte[]> Document = new(() => EmbeddedDocument.Load("openapi.json"));

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Open,
        Summary = "This document.",
        Resource = "Service",
        Handler = typeof(GetOpenApi),
        Response = typeof(JsonObject),
    };

    public Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
        Task.FromResult<Result<Reply, Refusal>>(new Reply(TypedResults.Bytes(Document.Value, "application/json")));
}
