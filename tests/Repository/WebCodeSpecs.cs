using System.Text.RegularExpressions;

namespace MediaFunctions.Tests.Repository;

/// <summary>
/// Names of files, manifests and errors are shown by the page and the element: as text. What would make markup or code of
/// them is not in our code at all; what packages bring, the page's policy holds (src/Api/Web/PagePolicy).
/// </summary>
public sealed partial class WebCodeSpecs
{
    private static readonly string[] Kinds = [".ts", ".tsx", ".mjs", ".js", ".html", ".css"];

    public static TheoryData<string> Code { get; } =
    [
        .. Directory.EnumerateFiles(Repo.File("src", "Web"), "*", SearchOption.AllDirectories)
            .Where(path => Kinds.Contains(Path.GetExtension(path)))
            .Select(path => Path.GetRelativePath(Repo.Root, path))
            .Where(path => !Made().IsMatch(path)),
    ];

    [Theory]
    [MemberData(nameof(Code))]
    public void Nothing_makes_markup_or_code_of_text(string path) =>
        Assert.DoesNotMatch(Maker(), File.ReadAllText(Repo.File(path)));

    [Theory]
    [InlineData("element.innerHTML = name")]
    [InlineData("element['outerHTML'] = name")]
    [InlineData("element.insertAdjacentHTML('beforeend', name)")]
    [InlineData("document.write(name)")]
    [InlineData("<div dangerouslySetInnerHTML={{ __html: name }} />")]
    [InlineData("frame.srcdoc = name")]
    [InlineData("new DOMParser().parseFromString(name, 'text/html')")]
    [InlineData("range.createContextualFragment(name)")]
    [InlineData("element.setHTMLUnsafe(name)")]
    [InlineData("eval(name)")]
    [InlineData("new Function(name)")]
    [InlineData("location.href = `javascript:${name}`")]
    public void What_would_is_known(string code) => Assert.Matches(Maker(), code);

    [Fact]
    public void The_page_has_nothing_inline_and_names_no_other_host()
    {
        var html = File.ReadAllText(Repo.File("src", "Web", "page", "index.html"));

        Assert.DoesNotMatch(Inline(), html);
        Assert.DoesNotMatch(Host(), html);
    }

    [GeneratedRegex(@"\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc|DOMParser|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe)\b|\bdocument\.write(ln)?\b|\beval\s*\(|\bnew\s+Function\b|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Maker();

    [GeneratedRegex(@"\bsrc.Web.(node_modules|dist)\b")]
    private static partial Regex Made();

    [GeneratedRegex(@"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("(src|href)=\"(https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Host();
}
