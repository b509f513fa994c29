namespace MediaFunctions.Api.Web;

/// <summary>The element <c>&lt;media-asset&gt;</c>, for pages of any site: under a name that stays.</summary>
public sealed class GetElement(WebFolder files) : IApiHandler
{
    public const string Name = "GetElement";
    public const string Method = FileEndpoint.Method;
    public const string Pattern = "media-asset.js";

    public static ApiEndpoint Endpoint { get; } = FileEndpoint.Of<GetElement>(
        Name, Pattern, "text/javascript", "The element that shows an asset on any page, as one script.") with
    {
        AnyOrigin = true,
    };

    public Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(call));

    private Result<Reply, Refusal> Answer(ApiCall call) =>
        files.Find(Pattern) is { } element ? FileReply.Of(call, element, FileReply.AnHour) : FileReply.NotBuilt(call.Context);
}
