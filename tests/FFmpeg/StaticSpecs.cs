namespace MediaFunctions.Tests.FFmpeg;

public sealed class StaticSpecs
{
    private static readonly Elf Program = new(File.ReadAllBytes(Ffbox.Program));

    [Fact]
    public void It_asks_for_no_dynamic_loader() => Assert.Empty(Program.Segments[Elf.Interpreter]);

    [Fact]
    public void It_needs_no_library() => Assert.DoesNotContain(Elf.Needed, Program.DynamicTags);

    [Fact]
    public void It_is_position_independent_so_that_its_addresses_differ_from_run_to_run() =>
        Assert.NotEmpty(Program.Segments[Elf.Dynamic]);

    [Fact]
    public void It_says_nothing_of_the_folder_in_which_it_was_built()
    {
        var cache = Path.GetDirectoryName(Ffbox.Folder)!;

        Assert.Equal(-1, File.ReadAllBytes(Ffbox.Program).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(cache)));
    }
}
