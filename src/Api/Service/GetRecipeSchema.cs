using System.Text.Json.Nodes;

namespace MediaFunctions.Api.Service;

/// <summary>Serves docs/recipes.schema.json, which a test holds to the code: editors check a book by it.</summary>
public sealed class GetRecipeSchema : IApiHandler
{
    public const string Name = "GetRecipeSchema";
    public const string Method = "GET";
    public const string Pattern = "api/recipes/schema.json";

    private static readonly Lazy<byte[]> Document = new(() => EmbeddedDocument.Load("recipes.schema.json"));

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Open,
        Summary = "The JSON Schema of a recipe book.",
        Resource = "Service",
        Handler = typeof(GetRecipeSchema),
        Response = typeof(JsonObject),
    };

    public Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
        Task.FromResult<Result<Reply, Refusal>>(new Reply(TypedResults.Bytes(Document.Value, "application/json")));
}
