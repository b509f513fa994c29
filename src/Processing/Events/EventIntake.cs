using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Events;

/// <summary>Turns what R2 says into jobs: one for every object that was promised or that a rule names.</summary>
public sealed partial class EventIntake(
    R2Settings r2,
    [FromKeyedServices("uploads")] R2Bucket uploadsBucket,
    AssetSettings assets,
    UploadStore uploads,
    IRecipeBooks books,
    JobStore store,
    JobStarter starter,
    DeletionStore deletions,
    ICrashPoints crashPoints,
    ILogger<EventIntake> log)
{
    /// <summary>Takes one event. Late, doubled and reordered ones do no harm; a fault of storage asks for it again.</summary>
    public async Task<IntakeResult> AcceptAsync(R2Event notice, CancellationToken cancellationToken)
    {
        IntakeResult result;
        try
        {
            result = await TakeAsync(notice, cancellationToken);
        }
        catch (Exception e) when (StorageFaults.IsTransient(e))
        {
            Unavailable(notice.Object.Key, e);
            return new IntakeResult(IntakeOutcome.Retry, "storage is unavailable");
        }
        catch (RecipeBookException e)
        {
            NoBook(notice.Object.Key, e);
            return new IntakeResult(IntakeOutcome.Retry, "the recipe book cannot be used; health says what is wrong");
        }
        Taken(notice.Action, notice.Object.Key, result.Outcome, result.Reason, result.JobId);
        return result;
    }

    /// <summary>The asset that an object of this key is, or would be.</summary>
    public async Task<string> AssetIdOfAsync(string bucket, string key, CancellationToken cancellationToken) =>
        AssetIdOf(bucket, key, await uploads.ForKeyAsync(key, cancellationToken));

    private string AssetIdOf(string bucket, string key, UploadRow? upload) =>
        upload?.AssetId ?? Ids.AssetIdFor(bucket, key, assets.IdSecret);

    /// <summary>
    /// A key of ours is never used twice: what comes under it after a deletion is late, whenever it was put. Under another,
    /// only what the event tells of and is no longer there is late.
    /// </summary>
    private Task<bool> IsDeletedAsync(R2Event notice, string key, string etag, CancellationToken cancellationToken) =>
        UploadKey.AssetIdOf(key) is { } assetId
            ? deletions.IsLateAsync(assetId, null, cancellationToken)
            : deletions.IsLateAsync(AssetIdOf(notice.Bucket, key, null), token => uploadsBucket.HoldsAsync(key, etag, token), cancellationToken);

    private async Task<IntakeResult> TakeAsync(R2Event notice, CancellationToken cancellationToken)
    {
        if (notice.Bucket != r2.UploadsBucket)
            return Ignore($"the bucket is not {r2.UploadsBucket}");
        if (notice.Action is not ("PutObject" or "CopyObject" or "CompleteMultipartUpload"))
            return Ignore($"the action {notice.Action} brings no object");
        var key = notice.Object.Key;
        if (UploadKey.Objection(key) is { } objection)
            return Ignore(objection);
        if (key == books.Key)
            return Ignore("it is the recipe book");
        if (notice.Object.ETag is not { Length: > 0 } etag)
            return Ignore("the event has no eTag");

        var upload = await uploads.ForKeyAsync(key, cancellationToken);
        if (upload is null && await IsDeletedAsync(notice, key, etag.Trim('"'), cancellationToken))
            return Ignore("its asset is deleted");
        if (upload is not null && await RefusalOfAsync(upload, notice.Action, etag, cancellationToken) is { } refusal)
            return Ignore(refusal);
        var book = await books.GetAsync(cancellationToken);
        if (RecipeChoice.AtIntake(book, upload, key, notice.Object.Size) is not { } choice)
            return Ignore(upload is null ? "no upload row and no rule names it" : "no rule names it and the book has no default recipe");

        var job = new MediaJob
        {
            AssetId = AssetIdOf(notice.Bucket, key, upload),
            Version = Ids.Version(etag, choice.Recipe, generation: 0),
            DeliveryId = Ids.NewToken(),
            Bucket = notice.Bucket,
            Key = key,
            ETag = etag.Trim('"'),
            Recipe = choice.Recipe,
            When = choice.When,
            Caller = upload?.Caller,
            Owner = upload?.Caller,
            CallbackUrl = upload?.CallbackUrl,
        };
        // Empty where the book no longer has the recipe: the job then fails with no-such-recipe, for all to see.
        var (row, _) = await starter.StartAsync(job, book.Find(choice.Recipe)?.Json ?? "", notice.EventTime, cancellationToken);
        if (upload is not null)
        {
            await uploads.ReportAsync(upload, cancellationToken);
            crashPoints.Passed(CrashPoint.UploadReported);
        }
        return new IntakeResult(IntakeOutcome.Accepted, null, row.Job.JobId);
    }

    /// <summary>
    /// Why what came is not what was promised to be sent; null where it is. A presigned URL is good for as many requests as
    /// fit in its time, and a header that nobody signed (<c>x-amz-copy-source</c>) may turn it into a copy of what its holder
    /// could not read; the copy is deleted, for a sweep would find it.
    /// </summary>
    private async Task<string?> RefusalOfAsync(UploadRow upload, string action, string etag, CancellationToken cancellationToken)
    {
        if (action == "CopyObject")
        {
            if (await uploadsBucket.HoldsAsync(upload.Key, etag.Trim('"'), cancellationToken))
            {
                await uploadsBucket.DeleteAsync(upload.Key, cancellationToken);
                crashPoints.Passed(CrashPoint.CopyDeleted);
            }
            return "a promised upload is sent, and not copied from another object";
        }
        if (upload.ReportedAt is null || Caller.IsKey(upload.Caller))
            return null;
        var jobs = await store.ForAssetAsync(upload.AssetId, cancellationToken);
        return jobs.Count > 0 && jobs.All(row => row.Job.ETag != etag.Trim('"')) ? "the upload has come already, with other bytes" : null;
    }

    private static IntakeResult Ignore(string reason) => new(IntakeOutcome.Ignored, reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Event {Action} of {Key}: {Outcome} {Reason} {JobId}")]
    private partial void Taken(string action, string key, IntakeOutcome outcome, string? reason, string? jobId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Event of {Key} must come again: storage is unavailable")]
    private partial void Unavailable(string key, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event of {Key} must come again: there is no recipe book")]
    private partial void NoBook(string key, Exception exception);
}
