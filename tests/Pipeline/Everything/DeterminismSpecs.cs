using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline.Everything;

[Collection(EverythingCollection.Name)]
public sealed class DeterminismSpecs(EverythingFixture pipeline)
{
    public static TheoryData<Sample> Sources => [Containers.Mp4, RealUploads.HdrPq, RealUploads.AudioOnly];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Two_runs_of_one_job_write_the_same_bytes_for_every_kind(Sample sample)
    {
        var done = await pipeline.ProcessAsync(sample);
        var first = await pipeline.FilesAsync(done.Manifest);

        var again = await pipeline.AgainAsync(done);

        Assert.Equal(JobState.Succeeded, again.State);
        var manifest = JsonElement.Parse(await pipeline.Http.GetByteArrayAsync(again.Links.Manifest));
        Assert.NotEqual(done.Manifest.GetProperty("version").GetString(), manifest.GetProperty("version").GetString());
        Assert.NotEmpty(first);
        Assert.Equal(first.OrderBy(file => file.Key), (await pipeline.FilesAsync(manifest)).OrderBy(file => file.Key));
        Assert.Equal(Placeholder(done.Manifest), Placeholder(manifest));
    }

    private static string? Placeholder(JsonElement manifest) =>
        manifest.TryGetProperty("placeholder", out var placeholder) ? placeholder.GetRawText() : null;
}
