using System.IO.Compression;
using MediaFunctions.Api.Service;
using Scalar.AspNetCore;

namespace MediaFunctions.Api.Reference;

/// <summary>What the reference page runs: Scalar as its package brings it, and how we set it up.</summary>
public sealed class GetReferenceScript : IApiHandler
{
    public const string Name = "GetReferenceScript";
    public const string Method = "GET";
    public const string Pattern = "api/reference/{file}";

    private const string ContentType = "text/javascript; charset=utf-8";
    private const string Kept = "public, max-age=3600";

    private static readonly Refusal NoSuchFile = new(RefusalCode.NotFound, "There is no such file.");
    private static readonly Lazy<byte[]> Setup = new(() => EmbeddedDocument.Load("reference.js"));

    // In the package it is compressed: 1.4 MB for 4.9.
    private static readonly Lazy<byte[]> Compressed =
        new(() => EmbeddedDocument.Load(typeof(ScalarOptions).Assembly, "ScalarStaticAssets.scalar.js"));

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Open,
        Summary = "What the reference page runs: scalar.js and reference.js.",
        Resource = "Service",
        Handler = typeof(GetReferenceScript),
        Response = typeof(string),
        ContentType = "text/javascript",
        Refusals = [RefusalCode.NotFound],
    };

    public Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(call));

    private static Result<Reply, Refusal> Answer(ApiCall call)
    {
        byte[] script;
        var headers = call.Context.Response.Headers;
        switch (call.Route("file"))
        {
            case "reference.js":
                script = Setup.Value;
                break;
            case "scalar.js" when TakesGzip(call):
                headers.ContentEncoding = "gzip";
                script = Compressed.Value;
                break;
            case "scalar.js":
                script = Inflate(Compressed.Value);
                break;
            default:
                return NoSuchFile;
        }
        headers.CacheControl = Kept;
        headers.Vary = "Accept-Encoding";
        return new Reply(TypedResults.Bytes(script, ContentType));
    }

    private static bool TakesGzip(ApiCall call) => call.Header("Accept-Encoding")?.Contains("gzip", StringComparison.OrdinalIgnoreCase) == true;

    private static byte[] Inflate(byte[] compressed)
    {
        using var script = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        gzip.CopyTo(script);
        return script.ToArray();
    }
}
