namespace MediaFunctions.Api.Web;

/// <summary>The element <c>&lt;media-asset&gt;</c>, for pages of any site: under a name that stays.</summary>
public sealed class GetElement(WebFolder files) : IApiHandler
{
    public const string Name = "GetElement";
    public const string Method = "GET";
    public const string Pattern = "media-asset.js";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        TakesHead = true,
        Pattern = Pattern,
        Access = Access.Open,
        AnyOrigin = true,
        Summary = "The element that shows an asset on any page, as one script.",
        Resource = "Page",
        Handler = typeof(GetElement),
        Response = typeof(string),
        ContentType = "text/javascript",
        EmptyStatuses = [StatusCodes.Status304NotModified],
        Refusals = [RefusalCode.NotFound],
    };

    public Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(call));

    private Result<Reply, Refusal> Answer(ApiCall call)
    {
        FileReply.ForEveryPage(call.Context);
        return files.Find(Pattern) is { } element ? FileReply.Of(call, element, FileReply.AnHour) : FileReply.NotBuilt(call.Context);
    }
}
