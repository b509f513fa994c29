using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;
using MediaFunctions.Processing.Streaming;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>What the recipe names beside the source: is it there, and is it a picture that can be used?</summary>
public sealed class ReadObjects(
    [FromKeyedServices("uploads")] R2Bucket uploadsBucket, SourceServer server, ServedProbe probe) : IJobStep
{
    /// <summary>A logo of more bytes than this is a mistake.</summary>
    private const long MostBytes = 16L * 1024 * 1024;

    internal const string Missing = "it is not in the uploads bucket. Put it there, then retry the job.";

    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        foreach (var (output, key) in work.Recipe!.Outputs.SelectMany(o => o.Kind.Objects(o.Options).Select(key => (o.Name, key))))
        {
            if (!work.Objects.ContainsKey(key) && await ReadAsync(work, key, cancellationToken) is { } objection)
                return JobEnd.Failed(Objection(output, key, objection));
        }
        return null;
    }

    /// <summary>The failure of an object that is of no use; the message has the output's path in the recipe.</summary>
    internal static Failure Objection(string output, string key, string objection) =>
        new(FailureCode.BadRecipe, $"$.outputs.{output} names the object '{key}': {objection}");

    /// <summary>Serves the object; or says what is wrong with it.</summary>
    private async Task<string?> ReadAsync(JobWork work, string key, CancellationToken cancellationToken)
    {
        var bucket = uploadsBucket.MeteredBy(work.Meter);
        if (await bucket.HeadAsync(key, cancellationToken) is not { } head)
            return Missing;
        if (head.SizeBytes > MostBytes)
            return $"it has {head.SizeBytes} bytes; a picture of at most {MostBytes} was expected.";

        var served = await server.ServeAsync(new R2SourceObject(bucket, head), cancellationToken);
        work.Others.Add(served);
        if (!(await probe.ProbeAsync(work.Totals, served, cancellationToken)).Succeeded(out var media, out var end))
        {
            return end.State == JobState.Superseded
                ? "it was replaced while it was read. Retry the job."
                : $"it is of no use. {end.Failure.Message}";
        }
        if (media is not { IsPicture: true, MainVideo: not null })
            return $"it is {media.ContentType} by its content; a JPEG, PNG or WebP picture was expected.";
        work.Objects.Add(key, new ServedObject(served, media.FormatWhitelist));
        return null;
    }
}
