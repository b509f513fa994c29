namespace MediaFunctions.Api.Web;

/// <summary>The page that uploads and shows jobs. It holds no secret: whoever opens it is asked who they are.</summary>
public sealed class GetPage(WebFolder files, PagePolicy policy) : IApiHandler
{
    public const string Name = "GetPage";
    public const string Method = FileEndpoint.Method;
    public const string Pattern = "";

    /// <summary>
    /// The root as the Functions host and its worker both take it: an empty route is the function's name to the host, and
    /// the worker puts a slash before a slash, which no route may have (tests/Functions).
    /// </summary>
    public const string HostRoute = "{nothing:maxlength(0)?}";

    // Uppy takes pictures and films; nothing else is asked of the device.
    private const string Permissions = "camera=(self), microphone=(self), display-capture=(), geolocation=(), payment=(), usb=()";

    public static ApiEndpoint Endpoint { get; } = FileEndpoint.Of<GetPage>(
        Name, Pattern, "text/html", "The page that uploads and shows jobs.");

    public Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(call));

    private Result<Reply, Refusal> Answer(ApiCall call)
    {
        if (files.Find("index.html") is not { } page)
            return FileReply.NotBuilt(call.Context);
        var headers = call.Context.Response.Headers;
        headers.ContentSecurityPolicy = policy.Text;
        // An address of ours may hold an issuer's answer; hosts of media may want to know which site shows them.
        headers["Referrer-Policy"] = "strict-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return FileReply.Of(call, page, FileReply.AskAgain);
    }
}
