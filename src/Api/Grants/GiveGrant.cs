using MediaFunctions.Api.Uploads;
using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Api.Grants;

/// <summary>Gives the right to make one upload away.</summary>
public sealed class GiveGrant(GrantDesk grants) : IApiHandler
{
    public const string Name = "GiveGrant";
    public const string Method = "POST";
    public const string Pattern = "api/grants";

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Key,
        Summary = "Gives a grant for one upload: a browser may redeem it without a key (header x-upload-grant).",
        Resource = "Grants",
        Handler = typeof(GiveGrant),
        Request = typeof(GrantWish),
        Response = typeof(GrantView),
        Statuses = [StatusCodes.Status201Created],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!call.Read(ApiJson.Default.GrantWish).Succeeded(out var wish, out var refusal))
            return refusal;
        if (UploadMetadata.Objection(wish.Metadata) is { } objection)
            return objection;
        var terms = new GrantTerms
        {
            FileName = wish.FileName,
            ContentType = wish.ContentType,
            SizeBytes = wish.Size,
            MaxBytes = wish.MaxBytes,
            Recipe = wish.Recipe,
            Metadata = wish.Metadata,
            CallbackUrl = wish.CallbackUrl,
        };
        TimeSpan? lifetime = wish.LifetimeSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        var given = await grants.GiveAsync(terms, lifetime, call.Caller, cancellationToken);
        return given.Succeeded(out var grant, out refusal)
            ? Reply.Json(
                StatusCodes.Status201Created, new GrantView(grant.Id, grant.Token, grant.ExpiresAt), ApiJson.Default.GrantView)
            : refusal;
    }
}
