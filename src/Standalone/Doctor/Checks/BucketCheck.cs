using MediaFunctions.Processing.Storage;
using MediaFunctions.Standalone.Doctor.Faults;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>A write, a read and a delete in one bucket, with the app's own key.</summary>
internal sealed class BucketCheck(string name, Func<R2Bucket> open, Leavings leavings) : ICheck
{
    public string Name => name;

    public IReadOnlyList<string> Needs => [CheckNames.Settings];

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var bucket = open();
        var request = "a PUT";
        try
        {
            var probe = await Probe.PutAsync(bucket, leavings, cancellationToken);
            request = "a GET";
            if (await probe.ReadAsync(cancellationToken) is not { } read || !read.AsSpan().SequenceEqual(probe.Bytes))
                return Different("What was written is not what is read.");
            request = "a DELETE";
            await probe.DeleteAsync(cancellationToken);
            request = "a GET";
            return await probe.ReadAsync(cancellationToken) is null
                ? CheckResult.Ok($"written, read and deleted an object in '{bucket.Name}'")
                : Different("What was deleted is still there.");
        }
        catch (Exception e) when (R2Faults.Find(e, $"{request} in the bucket '{bucket.Name}'") is { } advice)
        {
            return CheckResult.Failed(advice);
        }
    }

    private static CheckResult Different(string wrong) => CheckResult.Failed(
        wrong,
        "R2 answers what was last written, at once, from everywhere.",
        "Look at R2:Endpoint: something stands between this machine and R2 that keeps copies; the S3 endpoint must be R2's own.");
}
