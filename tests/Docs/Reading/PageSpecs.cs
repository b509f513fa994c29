namespace MediaFunctions.Tests.Docs.Reading;

/// <summary>Pages are read as GitHub shows them.</summary>
public sealed class PageSpecs
{
    private static readonly Page Read = new("docs/x.md", """
        # A page: two words

        Text with `./run dev` and [a link](y.md#there), <img src="kinds/a.jpg" width="160">.

        ```sh out=1
        ./run
        ```

            indented

        | <a id="row"></a>`a` | [b](../b.md) |
        | --- | --- |
        """);

    [Fact]
    public void Blocks_have_their_language_and_the_line_where_their_text_begins() => Assert.Equal(
        [new Block("docs/x.md", 6, "sh", "out=1", "./run"), new Block("docs/x.md", 9, Block.Indented, "", "indented")], Read.Blocks);

    [Fact]
    public void Links_are_those_of_markdown_and_of_html() =>
        Assert.Equal(["../b.md", "kinds/a.jpg", "y.md#there"], Read.Links.Select(link => link.Target).Order(StringComparer.Ordinal));

    [Fact]
    public void Anchors_are_headings_and_ids() => Assert.Equal(["a-page-two-words", "row"], Read.Anchors.Order(StringComparer.Ordinal));
}
