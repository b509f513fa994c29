using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs.Announcing;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What people ask of jobs: make one of what is already there, retry, cancel.</summary>
public sealed class JobCommands(
    [FromKeyedServices("uploads")] R2Bucket uploadsBucket,
    UploadStore uploads,
    AssetSettings assets,
    IRecipeBooks books,
    JobStore store,
    JobQueue queue,
    JobStarter starter,
    DeadLetterStore deadLetters,
    DeletionStore deletions,
    ManifestStore manifests,
    CallbackPolicy callbacks,
    JobHerald herald,
    JobSpending spending,
    BudgetSettler budget,
    StreamVideos videos,
    TimeProvider clock)
{
    private const int MostGenerations = 1000;

    /// <summary>Processes an object that is already in the uploads bucket.</summary>
    /// <param name="recipe">Null: as an event of this key would choose.</param>
    /// <param name="force">Makes it again, as a new version, even if this recipe was made of these bytes before.</param>
    /// <param name="callbackUrl">Where its end is told; null: where its upload said, if it did.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<Result<JobRow, Refusal>> SubmitAsync(
        string key, string? recipe, bool force, string? callbackUrl, Caller caller, CancellationToken cancellationToken)
    {
        if (callbacks.Check(callbackUrl) is { } notThere)
            return notThere;
        if (UploadKey.Objection(key) is { } objection)
            return new Refusal(RefusalCode.InvalidRequest, $"key cannot be processed: {objection}.");
        if (key == books.Key)
            return new Refusal(RefusalCode.InvalidRequest, "key cannot be processed: it is the recipe book.");
        var upload = await uploads.ForKeyAsync(key, cancellationToken);
        var book = await books.GetAsync(cancellationToken);
        if (recipe is not null && book.ObjectionTo(recipe) is { } unknown)
            return unknown;
        var assetId = upload?.AssetId ?? Ids.AssetIdFor(uploadsBucket.Name, key, assets.IdSecret);
        if (await uploadsBucket.HeadAsync(key, cancellationToken) is not { } head
            || await deletions.IsLateAsync(
                assetId, upload is null ? token => uploadsBucket.HoldsAsync(key, head.ETag, token) : null, cancellationToken))
            return new Refusal(RefusalCode.NotFound, "There is no object with this key in the uploads bucket.");
        var choice = recipe is not null
            ? new RecipeChoice(recipe)
            : RecipeChoice.AtIntake(book, upload, key, head.SizeBytes) ?? new RecipeChoice(RecipeBook.Default);
        if (book.ObjectionTo(choice.Recipe) is { } refusal)
            return refusal;

        for (var generation = 0; generation < MostGenerations; generation++)
        {
            var job = new MediaJob
            {
                AssetId = assetId,
                Version = Ids.Version(head.ETag, choice.Recipe, generation),
                DeliveryId = Ids.NewToken(),
                Bucket = uploadsBucket.Name,
                Key = key,
                ETag = head.ETag,
                Recipe = choice.Recipe,
                When = choice.When,
                Generation = generation,
                Caller = caller.Id,
                Owner = upload?.Caller ?? caller.Id,
                CallbackUrl = callbackUrl ?? upload?.CallbackUrl,
            };
            var (row, isNew) = await starter.StartAsync(job, book.Find(choice.Recipe)!.Json, head.LastModified, cancellationToken);
            if (isNew || !force)
                return isNew ? row : await AsWishedAsync(row, recipe is not null, callbackUrl, cancellationToken);
        }
        return new Refusal(RefusalCode.Conflict, $"These bytes were made {MostGenerations} times with recipe '{choice.Recipe}'.");
    }

    /// <summary>
    /// A job that is on its way already. An event's rule may be about to send the source elsewhere: who names the recipe wants
    /// this very job; and who names a URL is told there.
    /// </summary>
    private async Task<JobRow> AsWishedAsync(
        JobRow known, bool namesRecipe, string? callbackUrl, CancellationToken cancellationToken) =>
        await store.ChangeAsync(
            known.Job.AssetId,
            known.Job.Version,
            row =>
            {
                var job = row.Job with
                {
                    When = namesRecipe ? null : row.Job.When,
                    CallbackUrl = callbackUrl ?? row.Job.CallbackUrl,
                };
                return row.State.IsFinal() || job == row.Job ? null : row with { Job = job };
            },
            cancellationToken) ?? known;

    /// <summary>Brings a failed or cancelled job back: its tries are counted anew.</summary>
    public async Task<Result<JobRow, Refusal>> RetryAsync(string jobId, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(jobId, cancellationToken) is not { } row)
            return NoSuchJob();
        if (row.State is not (JobState.Failed or JobState.Cancelled))
            return new Refusal(RefusalCode.Conflict, $"The job is {row.State.Word()}; only a failed or cancelled one can be retried.");

        var message = row.Job with { DeliveryId = Ids.NewToken() };
        var revived = row.Anew(message.DeliveryId, clock.GetUtcNow()) with
        {
            // A job that failed for want of its recipe gets the one that the book has now.
            RecipeJson = row.RecipeJson.Length > 0
                ? row.RecipeJson
                : (await books.GetAsync(cancellationToken)).Find(row.Job.Recipe)?.Json ?? "",
        };
        // As long as it is the same end: an attempt to tell of it may have been recorded meanwhile.
        var stored = await store.ChangeAsync(
            row.Job.AssetId,
            row.Job.Version,
            newest => (newest.State, newest.Round) != (row.State, row.Round) ? null : revived with
            {
                ETag = newest.ETag,
                Callbacks = newest.Callbacks,
            },
            cancellationToken);
        if (stored?.OwnerDeliveryId != message.DeliveryId)
            return new Refusal(RefusalCode.Conflict, "The job changed meanwhile; look at it again.");
        // A crash here leaves a queued job without a message, which the sweep sends anew.
        await queue.SendAsync(message, TimeSpan.Zero, null, cancellationToken);
        await deadLetters.DeleteAsync(jobId, cancellationToken);
        return stored;
    }

    /// <summary>Lets a job go on that waits under a ceiling of cost: it is counted to its day all the same.</summary>
    public async Task<Result<JobRow, Refusal>> ReleaseAsync(string jobId, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(jobId, cancellationToken) is not { } row)
            return NoSuchJob();
        var message = row.Job with { DeliveryId = Ids.NewToken() };
        var released = await store.ChangeAsync(
            row.Job.AssetId,
            row.Job.Version,
            newest => newest.Hold is null || newest.State.IsFinal() ? null : newest with
            {
                Released = true,
                Hold = null,
                OwnerDeliveryId = message.DeliveryId,
                SentAt = clock.GetUtcNow(),
            },
            cancellationToken);
        if (released?.OwnerDeliveryId != message.DeliveryId)
            return new Refusal(RefusalCode.Conflict, "The job does not wait under a ceiling of cost.");
        // A crash here leaves a queued job without a message, which the sweep sends anew.
        await queue.SendAsync(message, TimeSpan.Zero, released.Route, cancellationToken);
        return released;
    }

    /// <summary>Cancels a job that has not committed: at once where nobody works on it, else within a heartbeat.</summary>
    public async Task<Result<JobRow, Refusal>> CancelAsync(string jobId, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(jobId, cancellationToken) is not { } row)
            return NoSuchJob();
        var committed = !row.State.IsFinal()
            && await manifests.FindAsync(row.Job.AssetId, row.Job.Recipe, row.Job.Version, null, cancellationToken) is not null;
        Refusal? refusal = null;
        JobRow? changed, toTell;
        int? told = null;
        do
        {
            toTell = null;
            changed = await store.ChangeAsync(
                row.Job.AssetId,
                row.Job.Version,
                newest =>
                {
                    toTell = null;
                    if (newest.State == JobState.Cancelled)
                        return null;
                    if (newest.State.IsFinal() || newest.Committing || committed)
                    {
                        refusal = new Refusal(RefusalCode.Conflict, $"The job is {Where(newest, committed)}; it can no longer be cancelled.");
                        return null;
                    }
                    var now = clock.GetUtcNow();
                    if (newest.LeaseAlive(now))
                        return newest with { CancelRequested = true }; // and its worker tells
                    var ending = spending.Leave(newest) with
                    {
                        State = JobState.Cancelled,
                        Hold = null,
                        LeaseToken = null,
                        LeaseUntil = null,
                        FinishedAt = now,
                        Failure = new Failure(FailureCode.Cancelled, "The job was cancelled."),
                    };
                    if (told == newest.Round)
                        return ending;
                    toTell = ending;
                    return null;
                },
                cancellationToken);
            if (toTell is not null)
            {
                await herald.AnnounceAsync(toTell, null, cancellationToken);
                told = toTell.Round;
            }
        }
        while (toTell is not null);
        // Once more where somebody asks again: the first time may have been cut off.
        if (changed is { State: JobState.Cancelled } over)
            await budget.TrySettleAsync(over, cancellationToken);
        if (refusal is not null)
            return refusal;
        if (changed is { State: JobState.Cancelled, StreamUid: { } video })
            await videos.TryDeleteAsync(jobId, video, cancellationToken);
        return changed is null ? NoSuchJob() : changed;
    }

    private static string Where(JobRow row, bool committed) =>
        row.State.IsFinal() ? row.State.Word() : committed || row.Committing ? "being committed" : row.State.Word();

    private static Refusal NoSuchJob() => new(RefusalCode.NotFound, "There is no job with this id.");
}
