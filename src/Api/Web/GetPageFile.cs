namespace MediaFunctions.Api.Web;

/// <summary>What the page and the element load: each file's name tells its content.</summary>
public sealed class GetPageFile(WebFolder files) : IApiHandler
{
    public const string Name = "GetPageFile";
    public const string Method = FileEndpoint.Method;
    public const string Pattern = "assets/{file}";

    public static ApiEndpoint Endpoint { get; } = FileEndpoint.Of<GetPageFile>(
        Name, Pattern, "text/javascript", "What the page and the element load: scripts and styles, under names that tell their content.") with
    {
        AnyOrigin = true,
    };

    public Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(call));

    private Result<Reply, Refusal> Answer(ApiCall call)
    {
        if (files.Find($"assets/{call.Route("file")}") is { } file)
            return FileReply.Of(call, file, FileReply.ForEver);
        return files.IsBuilt
            ? FileReply.Missing(call.Context, "There is no such file; the page that names it may be older than what is deployed: load it again.")
            : FileReply.NotBuilt(call.Context);
    }
}
