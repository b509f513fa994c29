using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>design: What must hold. No secret, presigned URL or signature in a log line, however much is logged.</summary>
[Collection(PipelineCollection.Name)]
public sealed class LogSpecs(PipelineFixture pipeline)
{
    [Fact]
    public async Task A_log_of_everything_holds_no_secret_and_no_presigned_address()
    {
        var done = await pipeline.ProcessAsync(Containers.Mp4);
        await pipeline.ProcessAsync(BadInput.IndexMissing);
        await pipeline.ProcessAsync(RealUploads.Large);

        var log = pipeline.Dev.Errors;
        Assert.Contains(done.Job.JobId, log, StringComparison.Ordinal);
        Assert.All(
            ["X-Amz-Signature", "X-Amz-Credential", "v1,", "whsec_", "AccountKey=", pipeline.Dev.Addresses.Key, pipeline.Dev.Addresses.SecretAccessKey],
            secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
    }
}
