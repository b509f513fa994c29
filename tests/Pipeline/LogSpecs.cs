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
        await pipeline.PostAsync("api/uploads/sign", """{"method":"PUT","key":"a.mp4","contentType":"video/mp4"}""");
        await pipeline.PostAsync("api/uploads/sign", """{"method":"POST","key":"a.mp4"}""");
        await pipeline.GetJsonAsync("api/s3/params?filename=a.mp4&type=video%2Fmp4");
        var begun = await pipeline.PostAsync("api/s3/multipart", """{"filename":"a.mp4","type":"video/mp4"}""");
        await pipeline.GetJsonAsync(
            $"api/s3/multipart/{begun.GetProperty("uploadId")}/1?key={Uri.EscapeDataString(begun.GetProperty("key").GetString()!)}");

        var log = pipeline.Dev.Errors;
        Assert.Contains(done.Job.JobId, log, StringComparison.Ordinal);
        Assert.All(
            ["X-Amz-Signature", "X-Amz-Credential", "v1,", "whsec_", "AccountKey=", pipeline.Dev.Addresses.Key, pipeline.Dev.Addresses.SecretAccessKey],
            secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
    }
}
