using MediaFunctions.Processing;

namespace MediaFunctions.Tests.Processing;

public sealed class IdsSpecs
{
    [Fact]
    public void The_same_bytes_recipe_and_generation_are_the_same_version()
    {
        Assert.Equal(Ids.Version("\"abc\"", "default", 0), Ids.Version("abc", "default", 0));
    }

    [Theory]
    [InlineData("abd", "default", 0)]
    [InlineData("abc", "other", 0)]
    [InlineData("abc", "default", 1)]
    public void Other_bytes_another_recipe_or_a_forced_generation_are_another_version(string etag, string recipe, int generation)
    {
        Assert.NotEqual(Ids.Version("abc", "default", 0), Ids.Version(etag, recipe, generation));
    }

    [Fact]
    public void The_asset_id_of_a_foreign_key_depends_on_the_secret()
    {
        var one = Ids.AssetIdFor("uploads", "a/b.mp4", "secret one");
        var other = Ids.AssetIdFor("uploads", "a/b.mp4", "secret two");

        Assert.True(Ids.IsAssetId(one));
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef-0123456789AB")]
    [InlineData("0123456789abcdef0123456789abcdef-0123456789ab\n")]
    public void What_is_not_a_job_id_is_not_taken_for_one(string text)
    {
        Assert.False(Ids.TryParseJobId(text, out _, out _));
    }

    [Fact]
    public void A_job_id_is_read_back_as_it_was_made()
    {
        var asset = Ids.NewAssetId();
        var version = Ids.Version("e", "r", 0);

        Assert.True(Ids.TryParseJobId(Ids.JobId(asset, version), out var readAsset, out var readVersion));
        Assert.Equal((asset, version), (readAsset, readVersion));
    }
}
