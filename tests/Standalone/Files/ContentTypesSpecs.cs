using MediaFunctions.Standalone.Files;

namespace MediaFunctions.Tests.Standalone.Files;

public sealed class ContentTypesSpecs
{
    [Theory]
    [InlineData("mp4 mov 3gp mkv webm flv avi ts m2ts mpg vob m4v", "video/")]
    [InlineData("mp3 m4a aac ogg opus flac wav amr", "audio/")]
    [InlineData("jpg jpeg png webp gif bmp", "image/")]
    public void What_real_uploads_are_called_has_a_media_type(string extensions, string family) =>
        Assert.All(extensions.Split(' '), e => Assert.StartsWith(family, ContentTypes.Of($"a b.{e}"), StringComparison.Ordinal));

    [Theory]
    [InlineData("CLIP.MP4", "video/mp4")]
    [InlineData("notes.txt", "text/plain")]
    public void A_type_is_by_the_last_extension_whatever_its_case(string name, string type) =>
        Assert.Equal(type, ContentTypes.Of(name));

    [Theory]
    [InlineData("fLaC\0\0\0\u0022", "audio/flac")]
    [InlineData("just words", "application/octet-stream")]
    public void A_name_that_says_nothing_leaves_it_to_the_first_bytes(string content, string type)
    {
        using var folder = new TempFolder();
        var path = folder.Combine("no-extension");
        File.WriteAllText(path, content);

        Assert.Equal(type, ContentTypes.Of(path));
    }
}
