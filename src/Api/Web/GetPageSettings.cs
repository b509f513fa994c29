using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Api.Web;

/// <summary>What the page must know before anybody has signed in: nothing of it is secret.</summary>
public sealed class GetPageSettings(ApiSettings api, UploadSettings uploads, R2Settings r2) : IApiHandler
{
    public const string Name = "GetPageSettings";
    public const string Method = "GET";
    public const string Pattern = "api/page";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Open,
        Summary = "What a page must know before anybody has signed in: where to do that, and which uploads are taken.",
        Resource = "Page",
        Handler = typeof(GetPageSettings),
        Response = typeof(PageSettingsView),
    };

    private readonly PageSettingsView view = new(
        api.Web.AuthorityOf(api.Tokens) is { } authority ? new SignInView(authority, api.Web.ClientId!, api.Web.Scope) : null,
        new UploadLimitsView(uploads.MaxBytes, uploads.AllowedTypes),
        r2.PublicBaseUrl);

    public Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.Context.Response.Headers.CacheControl = FileReply.AskAgain;
        return Task.FromResult<Result<Reply, Refusal>>(Reply.Ok(view, ApiJson.Default.PageSettingsView));
    }
}
