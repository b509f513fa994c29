using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Media;

/// <summary>The samples are what their names say, or the specs that read them prove nothing.</summary>
public sealed class SampleSpecs
{
    [Fact]
    public async Task Every_sample_can_be_made_and_has_a_name_of_its_own()
    {
        var paths = await Task.WhenAll(AllSamples.List.Select(s => s.PathAsync()));

        Assert.All(paths, path => Assert.True(File.Exists(path), path));
        Assert.Equal(paths.Length, paths.Select(Path.GetFileName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("tagged.mp4", "SecretMaker", "SecretPhone", "Secret title", "Secret person", "Secret chapter", "+48.8577+002.295")]
    [InlineData("tagged.jpg", "Exif", "Sec", "Pho")]
    public async Task A_tagged_sample_holds_what_must_not_come_out(string name, params string[] words)
    {
        var text = System.Text.Encoding.Latin1.GetString(await AllSamples.Named(name).BytesAsync());

        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }
}
