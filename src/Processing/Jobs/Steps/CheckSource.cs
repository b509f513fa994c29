using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>HEAD: is the object still the one that the job is about, and is it what was promised?</summary>
public sealed class CheckSource(
    [FromKeyedServices("uploads")] R2Bucket uploadsBucket, UploadStore uploads, UploadSettings settings, MediaLimits limits) : IJobStep
{
    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var promise = uploads.ForKeyAsync(work.Job.Key, cancellationToken);
        var head = await uploadsBucket.MeteredBy(work.Meter).HeadAsync(work.Job.Key, cancellationToken);
        work.Upload = await promise;
        if (head is null || head.ETag != work.Job.ETag)
            return JobEnd.Superseded();
        work.Source = head;
        return Objection(work.Upload, head, settings, limits) is { } failure ? JobEnd.Failed(failure) : null;
    }

    /// <summary>Why the object is not to be read; null where it may be.</summary>
    internal static Failure? Objection(UploadRow? promise, ObjectHead head, UploadSettings settings, MediaLimits limits) =>
        (promise is null ? null : UploadCheck.Object(promise, head, settings)) ?? new LimitChecker(limits).CheckSize(head.SizeBytes);
}
