using System.Globalization;
using System.Net;
using MediaFunctions.Client;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>Where a round trip stopped, and what stands at that place.</summary>
internal static class RoundTripAdvice
{
    public static Advice NoEvent(TimeSpan wait) => new(
        $"The upload arrived, and no event of it came within {Words(wait)}.",
        "R2 notifies its Queue, the Forwarder takes that from the Queue and posts it to the API, and a job appears within seconds.",
        "Look in this order. `npx wrangler r2 bucket notification list BUCKET`: a rule for object-create on the uploads bucket. "
        + "`npx wrangler queues info QUEUE`: one producer, and the Forwarder as its consumer. `npx wrangler tail FORWARDER` during another run: "
        + "401 means that its EVENTS_SECRETS are not the app's Events:Secrets, 404 or no answer that its EVENTS_URL is wrong.");

    public static Advice NoEnd(Job? job, TimeSpan wait) => job is { State: JobState.Processing }
        ? new Advice(
            $"The job was still at work after {Words(wait)}.",
            "A thumbnail of a small picture is made within seconds.",
            "Look at the app's log for this job, and give it more time with --wait where the app is small or had to start first.")
        : new Advice(
            $"The event came and made a job, and no worker took it from the queue within {Words(wait)}.",
            "The function ProcessMedia, or a worker (`serve`, `work`), takes messages from the queue media-jobs.",
            "Look whether ProcessMedia is there and enabled in the Azure portal, whether the app's identity has \"Storage Queue Data Contributor\", and what the host's log says of the queue.");

    public static Advice OfEnd(Job job) => job.Error is { } error
        ? new Advice(
            $"The job failed: {error.Code}: {error.Message}",
            "A thumbnail of a small picture succeeds.",
            $"docs/errors.md#{error.Code} says what the code means; ffmpeg and storage of the app are told by GET /api/health.")
        : new Advice(
            $"The job ended as {job.State.ToString().ToLowerInvariant()}.",
            "It succeeds.",
            "Run it again: somebody replaced or cancelled it meanwhile.");

    public static Advice Unread(int status) => new(
        $"What the job made is answered with {status} at its public address.",
        "Outputs and manifest are read at the addresses that the job names.",
        "Compare R2:PublicBaseUrl and R2:MediaBucket as the app has them with these settings: the app writes elsewhere than it says.");

    public static Advice NotDeleted() => new(
        "The asset was deleted, and an object of it is still there.",
        "The deletion leaves neither source nor outputs.",
        "Compare R2:UploadsBucket and R2:MediaBucket as the app has them with these settings: the app works in other buckets.");

    public static Advice OfRefusal(MediaFunctionsException refusal) => refusal.Status == (int)HttpStatusCode.Unauthorized
        ? new Advice(
            "The API answered 401 to this key.",
            "The key is one of Api:Keys, which has its SHA-256.",
            "Give the key itself and not its hash; infra/deploy keeps the owner's in the vault as api-key-owner, and its hash in api-keys.")
        : new Advice(
            $"The API or R2 answered {refusal.Status} {refusal.Code}: {refusal.Detail}",
            "Upload, job and deletion of a small picture are granted.",
            $"docs/errors.md#{refusal.Code} says what the code means; the app's log says more.");

    private static string Words(TimeSpan wait) => string.Create(CultureInfo.InvariantCulture, $"{wait.TotalSeconds:0} s");
}
