using MediaFunctions.Processing;
using MediaFunctions.Processing.Uploads;

namespace MediaFunctions.Tests.Processing.Uploads;

public sealed class UploadKeySpecs
{
    private static readonly DateTimeOffset Day = new(2026, 11, 23, 23, 59, 0, TimeSpan.FromHours(-2));

    [Theory]
    [InlineData("clip.mp4")]
    [InlineData("mit Leerzeichen + plus.mp4")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData("...mp4")]
    [InlineData("übung ملف 🎬.mov")]
    public void The_asset_id_is_read_back_from_a_key_of_ours(string fileName)
    {
        var id = Ids.NewAssetId();

        var key = UploadKey.Make(Day, id, fileName);

        Assert.Null(FileName.Objection(fileName));
        Assert.Null(UploadKey.Objection(key));
        Assert.Equal(id, UploadKey.AssetIdOf(key));
        Assert.StartsWith("uploads/20261124/", key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b.mp4")]
    [InlineData("..\\b.mp4")]
    [InlineData("line\nbreak.mp4")]
    [InlineData("nul\0.mp4")]
    public void A_name_that_is_no_file_name_is_refused_with_what_was_expected(string fileName)
    {
        Assert.Contains("expected", FileName.Objection(fileName), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_text()
    {
        Assert.NotNull(FileName.Objection("half \ud83c.mp4"));
    }

    [Fact]
    public void A_name_longer_than_a_file_system_takes_is_refused()
    {
        Assert.NotNull(FileName.Objection(new string('ü', 128)));
        Assert.Null(FileName.Objection(new string('ü', 127)));
    }

    [Theory]
    [InlineData("a/../b.mp4")]
    [InlineData("../b.mp4")]
    [InlineData("a/.")]
    [InlineData("./a")]
    [InlineData("/a")]
    [InlineData("")]
    public void A_key_that_a_url_would_fold_is_not_processed(string key)
    {
        Assert.NotNull(UploadKey.Objection(key));
    }

    [Fact]
    public void What_the_doctor_tries_a_bucket_with_is_not_processed_whatever_a_rule_says()
    {
        Assert.Contains("the doctor", UploadKey.Objection(UploadKey.DoctorPrefix + Ids.NewToken()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/..b/c...mp4")]
    [InlineData("a//b")]
    public void Dots_inside_a_segment_are_no_harm(string key)
    {
        Assert.Null(UploadKey.Objection(key));
    }

    [Theory]
    [InlineData("other/20261124/0123456789abcdef0123456789abcdef/a.mp4")]
    [InlineData("uploads/2026/0123456789abcdef0123456789abcdef/a.mp4")]
    [InlineData("uploads/20261124/0123456789ABCDEF0123456789abcdef/a.mp4")]
    [InlineData("uploads/20261124/0123456789abcdef0123456789abcdef/a/b.mp4")]
    public void Any_other_key_names_no_asset(string key)
    {
        Assert.Null(UploadKey.AssetIdOf(key));
    }
}
