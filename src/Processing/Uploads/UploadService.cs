using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads.Grants;

namespace MediaFunctions.Processing.Uploads;

/// <summary>Promises uploads: checks the policy, keeps a row, signs. The bytes go from the client straight to R2.</summary>
public sealed class UploadService(
    UploadPolicy policy,
    UploadSettings settings,
    IRecipeBooks books,
    GrantDesk grants,
    UploadStore store,
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
        if (request.Recipe is { } recipe && (await books.GetAsync(cancellationToken)).ObjectionTo(recipe) is { } objection)
            return objection;

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
        var parts = request.SizeBytes >= settings.MultipartFrom ? PartPlan.For(request.SizeBytes) : null;
        var uploadId = parts is null
            ? null
            : await presigner.StartMultipartAsync(key, request.ContentType, cancellationToken);
        var row = new UploadRow
        {
            AssetId = assetId,
            Key = key,
            ContentType = request.ContentType,
            SizeBytes = request.SizeBytes,
            Recipe = request.Recipe,
            Metadata = request.Metadata ?? new Dictionary<string, string>(),
            Caller = caller.Id,
            CallbackUrl = request.CallbackUrl,
            CreatedAt = now,
            ExpiresAt = now + settings.UrlLifetime,
            UploadId = uploadId,
        };
        await store.InsertAsync(row, cancellationToken);
        return Ticket(row, settings.UrlLifetime);
    }

    private Result<UploadTicket, Refusal> Again(UploadRow row, UploadRequest request, DateTimeOffset now) =>
        row.ReportedAt is null && row.ExpiresAt > now && row.SizeBytes == request.SizeBytes && row.ContentType == request.ContentType
            ? Ticket(row, row.ExpiresAt - now)
            : new Refusal(RefusalCode.Conflict, "The grant was redeemed for another upload, or its upload has come or expired; ask for a new grant.");

    private UploadTicket Ticket(UploadRow row, TimeSpan lifetime) => row.UploadId is null
        ? new UploadTicket(
            row.AssetId,
            row.Key,
            presigner.Put(row.Key, row.ContentType, row.SizeBytes, lifetime),
            new Dictionary<string, string> { ["content-type"] = row.ContentType },
            row.ExpiresAt,
            null,
            null)
        : new UploadTicket(
            row.AssetId, row.Key, null, new Dictionary<string, string>(), row.ExpiresAt, row.UploadId, PartPlan.For(row.SizeBytes));
}
