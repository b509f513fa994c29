using MediaFunctions.Processing;
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

    private static UploadRequest Request(
        string type = "video/mp4", long size = 10, IReadOnlyDictionary<string, string>? metadata = null) =>
        new("clip.mp4", type, size, null, metadata);
}
