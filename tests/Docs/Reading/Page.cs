using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MediaFunctions.Tests.Docs.Reading;

/// <summary>A page as GitHub reads it.</summary>
public sealed partial class Page
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UsePreciseSourceLocation().Build();

    private readonly MarkdownDocument document;

    public Page(string path, string text)
    {
        (Path, Text) = (path, text);
        document = Markdown.Parse(text, GitHub);
        Blocks = [.. document.Descendants<CodeBlock>().Select(Read)];
        Inlines = [.. document.Descendants<CodeInline>().Select(code => new Block(path, code.Line + 1, Block.Inline, "", code.Content))];
        Links = [.. document.Descendants<LinkInline>().Select(link => new Link(path, link.Line + 1, link.Url ?? "")), .. Html(Address())
            .Select(found => new Link(path, found.Line, found.Value))];
        Anchors = document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "")
            .Concat(Html(Id()).Select(found => found.Value)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>In the repository, with slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public IReadOnlyList<Block> Inlines { get; }

    public IReadOnlyList<Link> Links { get; }

    public IReadOnlySet<string> Anchors { get; }

    private Block Read(CodeBlock code) => code is FencedCodeBlock fenced
        ? new Block(Path, code.Line + 2, fenced.Info ?? "", fenced.Arguments ?? "", code.Lines.ToString())
        : new Block(Path, code.Line + 1, Block.Indented, "", code.Lines.ToString());

    private IEnumerable<(int Line, string Value)> Html(Regex attribute) => document.Descendants<HtmlInline>()
        .Select(tag => (tag.Line, Text: tag.Tag))
        .Concat(document.Descendants<HtmlBlock>().Select(block => (block.Line, Text: block.Lines.ToString())))
        .SelectMany(html => attribute.Matches(html.Text).Select(match => (html.Line + 1, match.Groups[1].Value)));

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Address();

    [GeneratedRegex("id=\"([^\"]+)\"")]
    private static partial Regex Id();
}
