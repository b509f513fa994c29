using MediaFunctions.Client;
using MediaFunctions.Tests.Pipeline.Product;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline.Everything;

/// <summary>What a book cannot know when it is read: whether the objects that it names are there, and of use.</summary>
[Collection(EverythingCollection.Name)]
public sealed class BadRecipeSpecs(EverythingFixture pipeline)
{
    [Theory]
    [InlineData("no-logo", "brand/nowhere.png", "not in the uploads bucket")]
    [InlineData("odd-logo", "brand/text.png", "text/plain")]
    [InlineData("film-logo", "brand/film.png", "video/mp4")]
    public async Task A_watermark_that_is_not_there_or_is_no_picture_fails_the_job_with_its_path_at_the_first_try(
        string recipe, string key, string found)
    {
        var path = await Containers.Mp4.PathAsync();
        var upload = await pipeline.Dev.Client.UploadAsync(path, "video/mp4", new UploadOptions { Recipe = recipe });
        var done = await pipeline.FinishAsync(upload);

        Assert.Equal((JobState.Failed, "bad-recipe"), (done.Job.State, done.Job.Error?.Code));
        Assert.Contains("$.outputs.marked", done.Job.Error!.Message, StringComparison.Ordinal);
        Assert.Contains(key, done.Job.Error.Message, StringComparison.Ordinal);
        Assert.Contains(found, done.Job.Error.Message, StringComparison.Ordinal);
        Assert.Equal(1, done.Job.Tries);
        using var buckets = new Buckets(pipeline.Dev.Addresses);
        Assert.Empty(await buckets.PublicKeysAsync(done.Upload.AssetId));
    }
}
