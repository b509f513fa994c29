namespace MediaFunctions.Api.Service;

/// <summary>Serves docs/errors.md: every problem's <c>type</c> leads to its paragraph here.</summary>
public sealed class GetErrors : IApiHandler
{
    public const string Name = "GetErrors";
    public const string Method = "GET";
    public const string Pattern = "api/errors";

    private static readonly Lazy<byte[]> Document = new(() => EmbeddedDocument.Load("errors.md"));

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Open,
        Summary = "What every code means, and what to do.",
        Resource = "Service",
        Handler = typeof(GetErrors),
        Response = typeof(string),
        ContentType = "text/markdown",
    };

    public Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
        Task.FromResult<Result<Reply, Refusal>>(new Reply(TypedResults.Bytes(Document.Value, "text/markdown; charset=utf-8")));
}
