namespace MediaFunctions.Processing.Ledger;

/// <summary>Decides what a delivery may do (design: Deliveries and leases).</summary>
public sealed class JobClaims(
    JobStore store, JobQueue queue, DeletionStore deletions, LeaseSettings settings, WorkPlace place, TimeProvider clock, ICrashPoints crashPoints)
{
    /// <summary>Claims the job of this message for a worker with the given FFmpeg build.</summary>
    /// <param name="recipe">Tells the recipe, for the row of a job that has none yet.</param>
    public async Task<Claim> ClaimAsync(
        MediaJob message,
        Func<MediaJob, CancellationToken, ValueTask<string>> recipe,
        string ffmpegBuild,
        CancellationToken cancellationToken)
    {
        MediaJob? successor = null;
        while (true)
        {
            var now = clock.GetUtcNow();
            var row = await store.GetAsync(message.AssetId, message.Version, cancellationToken);
            if (row is null)
            {
                // A message outlives its job's row: it must not bring a deleted asset back.
                if (await deletions.GetAsync(message.AssetId, cancellationToken) is not null)
                    return new Claim(ClaimKind.AlreadyEnded, Fresh(message, "", now) with { State = JobState.Cancelled });
                if (await InsertClaimedAsync(message, await recipe(message, cancellationToken), ffmpegBuild, now, cancellationToken) is { } made)
                    return made;
                continue;
            }
            if (row.State.IsFinal() || IsElsewhere(row))
                return new Claim(ClaimKind.AlreadyEnded, row);

            if (row.LeaseAlive(now))
            {
                if (row.OwnerDeliveryId != message.DeliveryId)
                    return new Claim(ClaimKind.Duplicate, row);

                successor ??= await SendSuccessorAsync(message, row, row.LeaseUntil!.Value - now, cancellationToken);
                var handed = row with { OwnerDeliveryId = successor.DeliveryId, SentAt = now };
                if (await store.ReplaceAsync(row, handed, cancellationToken) is not { } stored)
                    continue;
                crashPoints.Passed(CrashPoint.SuccessorOwns);
                return new Claim(ClaimKind.HandedOver, stored);
            }
            if (row.Tries >= settings.MaxTries)
                return new Claim(ClaimKind.Exhausted, row);

            var claimed = Claimed(row, message, ffmpegBuild, now);
            if (await store.ReplaceAsync(row, claimed, cancellationToken) is { } owned)
                return Own(owned) with { Waited = row.Hold };
        }
    }

    /// <summary>
    /// A job that was sent to the container is no light worker's any more, whatever message it meets, and one at Stream no
    /// container's. A container takes what it meets else: nothing of ours sends it anything.
    /// </summary>
    private bool IsElsewhere(JobRow row) =>
        place.Route == Route.Container ? row.Route == Route.Stream : row.Route == Route.Container;

    private async Task<Claim?> InsertClaimedAsync(
        MediaJob message, string recipeJson, string ffmpegBuild, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fresh = Fresh(message, recipeJson, now);
        var inserted = await store.InsertAsync(Claimed(fresh, message, ffmpegBuild, now), cancellationToken);
        return inserted is null ? null : Own(inserted);
    }

    private static JobRow Fresh(MediaJob message, string recipeJson, DateTimeOffset now) => new()
    {
        Job = message,
        State = JobState.Queued,
        RecipeJson = recipeJson,
        CreatedAt = now,
        SentAt = now,
    };

    private Claim Own(JobRow row)
    {
        crashPoints.Passed(CrashPoint.Claimed);
        return new Claim(ClaimKind.Owned, row);
    }

    private JobRow Claimed(JobRow row, MediaJob message, string ffmpegBuild, DateTimeOffset now) => row with
    {
        // A worker that asks Stream how far it is does not bring the job back from there.
        State = row.Route == Route.Stream ? JobState.Routed : JobState.Processing,
        OwnerDeliveryId = message.DeliveryId,
        LeaseToken = Ids.NewToken(),
        LeaseUntil = now + settings.LeaseDuration,
        Tries = row.Tries + 1,
        StartedAt = row.StartedAt ?? now,
        ClaimedAt = now,
        AliveAt = now,
        Spent = row.Spent with { LostSeconds = row.LostSeconds },
        // Another build writes other bytes: its outputs must not stand under names that were served before.
        RunId = row.RunId is { } run && row.FFmpegBuild == ffmpegBuild ? run : Ids.NewRunId(),
        MadeJson = row.FFmpegBuild == ffmpegBuild ? row.MadeJson : null,
        FFmpegBuild = ffmpegBuild,
        Hold = null,
        Progress = null,
    };

    private async Task<MediaJob> SendSuccessorAsync(
        MediaJob message, JobRow row, TimeSpan delay, CancellationToken cancellationToken)
    {
        var successor = message with { DeliveryId = Ids.NewToken() };
        await queue.SendAsync(successor, delay, row.Route, cancellationToken);
        crashPoints.Passed(CrashPoint.SuccessorSent);
        return successor;
    }
}
