using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Processing.Uploads;

/// <summary>
/// Promises uploads: checks the policy, counts, keeps a row, signs. Whatever route a client comes by, its upload begins
/// here. The bytes go from the client straight to R2.
/// </summary>
public sealed class UploadService(
    UploadPolicy policy,
    CallbackPolicy callbacks,
    UploadQuota quota,
    UploadSettings settings,
    IRecipeBooks books,
    GrantDesk grants,
    UploadStore store,
    R2OpenUploads openUploads,
    R2Presigner presigner,
    TimeProvider clock)
{
    /// <summary>
    /// Signs one upload for the caller. Who holds a grant has one upload, and is signed the same one when it asks again.
    /// </summary>
    public async Task<Result<UploadTicket, Refusal>> CreateAsync(
        UploadRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Kind == CallerKind.Grant
            && !(await grants.RequestAsync(caller.Name, request, cancellationToken)).Succeeded(out request!, out var ungranted))
        {
            return ungranted;
        }
        if (policy.Check(request) is { } refusal)
            return refusal;
        if (callbacks.Check(request.CallbackUrl) is { } notThere)
            return notThere;
        var now = clock.GetUtcNow();
        var assetId = Ids.NewAssetId();
        if (caller.Kind == CallerKind.Grant)
        {
            if (!(await grants.RedeemAsync(caller.Name, assetId, cancellationToken)).Succeeded(out assetId, out var ended))
                return ended;
            if (await store.GetAsync(assetId, cancellationToken) is { } earlier)
                return Again(earlier, request, now);
        }
        var key = UploadKey.Make(now, assetId, request.FileName);
        var book = await books.GetAsync(cancellationToken);
        if (request.Recipe is { } named && book.ObjectionTo(named) is { } objection)
            return objection;
        var recipe = book.ForUpload(request.Recipe, new RuleFacts(key, request.SizeBytes, request.ContentType));
        if ((UploadPolicy.Check(request, recipe) ?? await quota.TakeAsync(caller, request.SizeBytes, cancellationToken)) is { } excess)
            return excess;

        var inParts = InParts(request);
        var row = new UploadRow
        {
            AssetId = assetId,
            Key = key,
            ContentType = request.ContentType,
            SizeBytes = request.SizeBytes,
            Recipe = request.Recipe,
            Metadata = request.Metadata ?? new Dictionary<string, string>(),
            Caller = caller.Id,
            GivenBy = request.GivenBy,
            CallbackUrl = request.CallbackUrl,
            CreatedAt = now,
            ExpiresAt = now + (inParts ? settings.MultipartLifetime : settings.UrlLifetime),
            InParts = inParts,
            UploadId = inParts && request is { Way: not UploadWay.PartsOfClient, ContentType: { } type }
                ? await openUploads.BeginAsync(key, type, cancellationToken)
                : null,
        };
        if (caller.Kind != CallerKind.Grant)
        {
            await store.InsertAsync(row, cancellationToken);
            return Ticket(row);
        }
        return await store.TryInsertAsync(row, cancellationToken)
            ? Ticket(row)
            : await SecondAsync(row, request, cancellationToken);
    }

    /// <summary>Another call with the same grant was faster: its upload is the grant's, and ours is given up.</summary>
    private async Task<Result<UploadTicket, Refusal>> SecondAsync(
        UploadRow ours, UploadRequest request, CancellationToken cancellationToken)
    {
        var first = await store.GetAsync(ours.AssetId, cancellationToken) ?? ours;
        // The same where only the answer to our own insert was lost.
        if (ours.UploadId is { } begun && begun != first.UploadId)
            await openUploads.AbortAsync(ours.Key, begun, cancellationToken);
        return Again(first, request, clock.GetUtcNow());
    }

    /// <summary>
    /// Signs once more what this key was made for, by the caller whose upload it is and before anything came; null where
    /// it is no such key. What was promised stands, whatever the call says beside.
    /// </summary>
    /// <param name="inParts">Whether to begin parts, rather than to put all at once.</param>
    public async Task<UploadTicket?> AgainAsync(string key, bool inParts, Caller caller, CancellationToken cancellationToken) =>
        await store.ForKeyAsync(key, cancellationToken) is { UploadId: null, ReportedAt: null } row
        && row.InParts == inParts && row.Caller == caller.Id && !OwnUploads.IsOver(row, clock.GetUtcNow())
            ? Ticket(row)
            : null;

    /// <summary>What a grant was redeemed for, signed once more for the same file.</summary>
    private Result<UploadTicket, Refusal> Again(UploadRow row, UploadRequest request, DateTimeOffset now)
    {
        var isSame = row.SizeBytes == request.SizeBytes && row.ContentType == request.ContentType
            && row.Key.EndsWith($"/{request.FileName}", StringComparison.Ordinal) && row.InParts == InParts(request);
        // Who begins its parts itself, at R2, goes on by their id; who has them begun here needs the id that was answered.
        var isSameWay = !row.InParts || (row.UploadId is null) == (request.Way == UploadWay.PartsOfClient);
        return isSame && isSameWay && row.ReportedAt is null && !OwnUploads.IsOver(row, now)
            ? Ticket(row)
            : new Refusal(
                RefusalCode.Conflict, "The grant was redeemed for another upload, or its upload has begun, come or expired; ask for a new grant.");
    }

    private bool InParts(UploadRequest request) => request.Way is UploadWay.Parts or UploadWay.PartsOfClient
        || (request.Way == UploadWay.BySize && request.SizeBytes >= settings.MultipartFrom);

    private UploadTicket Ticket(UploadRow row)
    {
        var lifetime = settings.LifetimeFor(row, clock.GetUtcNow());
        string? url = null;
        if (!row.InParts)
            url = presigner.Put(row.Key, row.ContentType!, row.SizeBytes, lifetime);
        else if (row.UploadId is null)
            url = presigner.BeginMultipart(row.Key, row.ContentType, lifetime);
        var headers = new Dictionary<string, string>();
        if (url is not null && row.ContentType is { } type)
            headers["content-type"] = type;
        var parts = row is { InParts: true, SizeBytes: { } size } ? PartPlan.For(size) : null;
        return new UploadTicket(row.AssetId, row.Key, url, headers, row.ExpiresAt, row.UploadId, parts) { UrlLifetime = lifetime };
    }
}
