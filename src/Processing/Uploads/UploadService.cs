using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Uploads;

/// <summary>Promises uploads: checks the policy, keeps a row, signs. The bytes go from the client straight to R2.</summary>
public sealed class UploadService(
    UploadPolicy policy,
    CallbackPolicy callbacks,
    UploadSettings settings,
    IRecipeBooks books,
    UploadStore store,
    R2Presigner presigner,
    TimeProvider clock)
{
    /// <summary>Signs one upload for the caller.</summary>
    public async Task<Result<UploadTicket, Refusal>> CreateAsync(
        UploadRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (policy.Check(request) is { } refusal)
            return refusal;
        if (callbacks.Check(request.CallbackUrl) is { } notThere)
            return notThere;
        if (request.Recipe is { } recipe && (await books.GetAsync(cancellationToken)).ObjectionTo(recipe) is { } objection)
            return objection;

        var now = clock.GetUtcNow();
        var assetId = Ids.NewAssetId();
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
        return parts is null
            ? SinglePut(row)
            : new UploadTicket(assetId, key, null, new Dictionary<string, string>(), row.ExpiresAt, uploadId, parts);
    }

    private UploadTicket SinglePut(UploadRow row) => new(
        row.AssetId,
        row.Key,
        presigner.Put(row.Key, row.ContentType, row.SizeBytes, settings.UrlLifetime),
        new Dictionary<string, string> { ["content-type"] = row.ContentType },
        row.ExpiresAt,
        null,
        null);
}
