using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Api.Grants;

/// <summary>Takes a grant back.</summary>
public sealed class RevokeGrant(GrantDesk grants) : IApiHandler
{
    public const string Name = "RevokeGrant";
    public const string Method = "DELETE";
    public const string Pattern = "api/grants/{grantId}";

    private static readonly Refusal NoSuchGrant = new(RefusalCode.NotFound, "There is no grant with this id.");

    public static ApiEndpoint Endpoint { get; } = new()
    {
        Name = Name,
        Method = Method,
        Pattern = Pattern,
        Access = Access.Key,
        Summary = "Takes a grant back; an upload that was promised by it stays promised.",
        Resource = "Grants",
        Handler = typeof(RevokeGrant),
        Statuses = [],
        EmptyStatuses = [StatusCodes.Status204NoContent],
        Refusals = [RefusalCode.NotFound],
    };

    public async Task<Result<Reply, Refusal>> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
        await grants.RevokeAsync(call.Route("grantId"), cancellationToken) ? Reply.Nothing : NoSuchGrant;
}
