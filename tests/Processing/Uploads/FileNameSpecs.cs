using System.Text;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Processing.Uploads;

public sealed class FileNameSpecs
{
    [Theory]
    [InlineData("holiday.mp4", "holiday.mp4")]
    [InlineData("a/b/holiday ü.mp4", "holiday ü.mp4")]
    [InlineData(@"C:\films\holiday.mp4", "holiday.mp4")]
    [InlineData("a/\u0000b\u0007.mp4", "b.mp4")]
    [InlineData("a/", "upload")]
    [InlineData("a/..", "upload")]
    [InlineData(".", "upload")]
    [InlineData("", "upload")]
    public void A_name_is_the_last_segment_of_a_key_without_what_no_name_may_have(string key, string expected)
    {
        Assert.Equal(expected, FileName.Of(key));
    }

    [Fact]
    public void A_long_name_is_cut_between_characters_and_keeps_its_extension()
    {
        var name = FileName.Of(new string('ü', 200) + "😀.mp4");

        Assert.Null(FileName.Objection(name));
        Assert.EndsWith("ü.mp4", name, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(name), FileName.Longest - 4, FileName.Longest);
    }

    [Fact]
    public void Any_text_becomes_a_name_without_objection()
    {
        string[] texts = [new('x', 5000), "a." + new string('y', 5000), "half \ud83c", "\u001f", "/\\/", "😀/" + "\ud83d\ud83d"];

        Assert.All(texts, text => Assert.Null(FileName.Objection(FileName.Of(text))));
    }
}
