using MediaFunctions.Processing;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Processing.Uploads;

public sealed class UploadPolicySpecs
{
    private static readonly UploadPolicy Policy = new(new UploadSettings { MaxBytes = 1000 });

    [Theory]
    [InlineData("video/mp4")]
    [InlineData("VIDEO/MP4")]
    [InlineData("audio/x-wav")]
    [InlineData("image/png; charset=binary")]
    public void Media_types_may_come(string type)
    {
        Assert.Null(Policy.Check(Request(type: type)));
    }

    [Theory]
    [InlineData("text/html", RefusalCode.TypeNotAllowed)]
    [InlineData("application/pdf", RefusalCode.TypeNotAllowed)]
    [InlineData("videos/mp4", RefusalCode.TypeNotAllowed)]
    [InlineData("", RefusalCode.InvalidRequest)]
    [InlineData("mp4", RefusalCode.InvalidRequest)]
    [InlineData("video/mp4;\r\n a=b", RefusalCode.InvalidRequest)]
    [InlineData("video/mp4; name=\"ü\"", RefusalCode.InvalidRequest)]
    [InlineData(" video/mp4", RefusalCode.InvalidRequest)]
    [InlineData("video/mp4 ", RefusalCode.InvalidRequest)]
    [InlineData("video/mp4;  codecs=\"x  y\"", RefusalCode.InvalidRequest)]
    public void Other_types_are_refused_with_a_stable_code(string type, RefusalCode code)
    {
        Assert.Equal(code, Policy.Check(Request(type: type))?.Code);
    }

    [Fact]
    public void A_type_longer_than_a_header_should_be_is_refused()
    {
        Assert.Equal(RefusalCode.InvalidRequest, Policy.Check(Request(type: $"video/mp4; a={new string('b', 300)}"))?.Code);
    }

    [Theory]
    [InlineData(1000, null)]
    [InlineData(0, null)]
    [InlineData(1001, RefusalCode.TooLarge)]
    [InlineData(-1, RefusalCode.InvalidRequest)]
    public void Sizes_are_held_to_the_limit(long size, RefusalCode? code)
    {
        Assert.Equal(code, Policy.Check(Request(size: size))?.Code);
    }

    [Fact]
    public void Metadata_is_bounded()
    {
        var much = Enumerable.Range(0, 33).ToDictionary(i => $"k{i}", _ => "v");
        var large = new Dictionary<string, string> { ["k"] = new('v', 9000) };

        Assert.Equal(RefusalCode.InvalidRequest, Policy.Check(Request(metadata: much))?.Code);
        Assert.Equal(RefusalCode.InvalidRequest, Policy.Check(Request(metadata: large))?.Code);
    }

    [Fact]
    public void Only_parts_that_the_client_begins_may_come_without_a_type()
    {
        Assert.Null(Policy.Check(Request(type: null) with { Way = UploadWay.PartsOfClient }));
        Assert.Equal(RefusalCode.InvalidRequest, Policy.Check(Request(type: null) with { Way = UploadWay.OnePut })?.Code);
        Assert.Equal(RefusalCode.InvalidRequest, Policy.Check(Request(type: null) with { Way = UploadWay.Parts })?.Code);
        Assert.Equal(RefusalCode.TypeNotAllowed, Policy.Check(Request(type: "text/html") with { Way = UploadWay.PartsOfClient })?.Code);
    }

    [Fact]
    public void A_size_may_be_untold_where_nothing_is_decided_by_it()
    {
        Assert.Equal(RefusalCode.InvalidRequest, Policy.Check(Request(size: null))?.Code);
        Assert.Null(Policy.Check(Request(size: null) with { Way = UploadWay.OnePut }));
        Assert.Null(Policy.Check(Request(size: null) with { Way = UploadWay.Parts }));
    }

    [Fact]
    public void One_PUT_takes_no_more_than_R2_does()
    {
        var policy = new UploadPolicy(new UploadSettings { MaxBytes = long.MaxValue });

        Assert.Null(policy.Check(Request(size: UploadPolicy.LargestPut) with { Way = UploadWay.OnePut }));
        Assert.Equal(RefusalCode.TooLarge, policy.Check(Request(size: UploadPolicy.LargestPut + 1) with { Way = UploadWay.OnePut })?.Code);
        Assert.Null(policy.Check(Request(size: UploadPolicy.LargestPut + 1) with { Way = UploadWay.Parts }));
    }

    [Theory]
    [InlineData("image/png", 5L, null)]
    [InlineData("IMAGE/PNG; a=b", 5L, null)]
    [InlineData(null, null, null)]
    [InlineData("image/jpeg", 5L, RefusalCode.TypeNotAllowed)]
    [InlineData("image/png", 6L, RefusalCode.TooLarge)]
    public void A_recipe_narrows_what_the_settings_allow(string? type, long? size, RefusalCode? code)
    {
        var recipe = RecipeBook.Parse("""{"recipes":{"a":{"uploads":{"types":"image/png","maxBytes":5},"preset":"poster"}}}""").Value!.Find("a");

        Assert.Equal(code, UploadPolicy.Check(Request(type: type, size: size), recipe)?.Code);
    }

    private static UploadRequest Request(
        string? type = "video/mp4", long? size = 10, IReadOnlyDictionary<string, string>? metadata = null) =>
        new("clip.mp4", type, size, null, metadata);
}
