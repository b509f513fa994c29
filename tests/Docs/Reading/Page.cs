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
        Broken = [.. document.Descendants<LeafBlock>().Where(leaf => leaf.Inline is not null).SelectMany(leaf => NoLink().Matches(Bare(leaf))
            .Select(match => $"{path}:{leaf.Line + 1}: {match.Value} became no link"))];
        Anchors = document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "")
            .Concat(Html(Id()).Select(found => found.Value)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>In the repository, with slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public IReadOnlyList<Block> Inlines { get; }

    public IReadOnlyList<Link> Links { get; }

    /// <summary>What was meant as a link and is none: of a reference that is nowhere, or with a space in its address.</summary>
    public IReadOnlyList<string> Broken { get; }

    public IReadOnlySet<string> Anchors { get; }

    /// <summary>Its text without links and code.</summary>
    private string Bare(LeafBlock leaf)
    {
        var text = Text[leaf.Span.Start..(leaf.Span.End + 1)].ToCharArray();
        foreach (var inline in leaf.Inline!.Descendants().Where(inline => inline is LinkInline or CodeInline && !inline.Span.IsEmpty))
            Array.Fill(text, ' ', inline.Span.Start - leaf.Span.Start, inline.Span.Length);
        return new string(text);
    }

    private Block Read(CodeBlock code) => code is FencedCodeBlock fenced
        ? new Block(Path, code.Line + 2, fenced.Info ?? "", fenced.Arguments ?? "", code.Lines.ToString())
        : new Block(Path, code.Line + 1, Block.Indented, "", code.Lines.ToString());

    private IEnumerable<(int Line, string Value)> Html(Regex attribute) => document.Descendants<HtmlInline>()
        .Select(tag => (tag.Line, Text: tag.Tag))
        .Concat(document.Descendants<HtmlBlock>().Select(block => (block.Line, Text: block.Lines.ToString())))
        .SelectMany(html => attribute.Matches(html.Text).Select(match => (html.Line + 1, match.Groups[1].Value)));

    [GeneratedRegex("(?:src|href)=[\"']([^\"']+)[\"']")]
    private static partial Regex Address();

    [GeneratedRegex(@"\[[^\[\]]*\](?:\[[^\[\]]*\]|\([^()]*\))")]
    private static partial Regex NoLink();

    [GeneratedRegex("id=[\"']([^\"']+)[\"']")]
    private static partial Regex Id();
}
