using MediaFunctions.Standalone.Files;

namespace MediaFunctions.Tests.Standalone.Files;

public sealed class OutputFoldersSpecs : IDisposable
{
    private readonly TempFolder directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_file_s_outputs_go_to_a_folder_of_its_name_and_the_next_of_that_name_is_numbered()
    {
        var folders = new OutputFolders(directory.Path);

        Assert.Equal(
            ["clip.mp4", "clip.mp4-2", "other.mp4", "clip.mp4-3"],
            new[] { "a/clip.mp4", "b/clip.mp4", "other.mp4", "clip.mp4" }.Select(f => Path.GetFileName(folders.For(f))));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../..")]
    [InlineData("a/../../../etc/passwd")]
    [InlineData("a/.")]
    [InlineData("/")]
    [InlineData("x/..\\..\\y.mp4")]
    [InlineData("ein Film ü+%2F.mp4")]
    public void No_name_leads_out_of_the_directory(string file)
    {
        var folder = Path.GetFullPath(new OutputFolders(directory.Path).For(file));

        Assert.Equal(directory.Path, Path.GetDirectoryName(folder));
    }

    [Fact]
    public void A_file_that_stands_in_the_directory_is_not_overwritten_by_its_own_folder()
    {
        File.WriteAllText(directory.Combine("clip.mp4"), "the source");

        Assert.Equal("clip.mp4-2", Path.GetFileName(new OutputFolders(directory.Path).For("clip.mp4")));
    }

    [Fact]
    public void A_folder_of_an_earlier_call_is_used_again()
    {
        Directory.CreateDirectory(directory.Combine("clip.mp4"));

        Assert.Equal("clip.mp4", Path.GetFileName(new OutputFolders(directory.Path).For("clip.mp4")));
    }
}
