namespace MediaFunctions.Tests.Docs.Checks;

/// <summary>Links lead somewhere, and every page is led to.</summary>
public sealed class LinkSpecs
{
    public static TheoryData<string> All => [.. Pages.All.Where(page => page.Links.Any(link => !link.LeadsOutside)).Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_relative_link_leads_to_a_file_and_to_a_heading_in_it(string page) =>
        Assert.All(Pages.Of(page).Links.Where(link => !link.LeadsOutside), link => Assert.True(LeadsSomewhere(link), $"{link}, which is not there"));

    [Theory]
    [InlineData("nowhere.md")]
    [InlineData("errors.md#no-such-code")]
    [InlineData("../src/nowhere.cs")]
    [InlineData("#no-heading")]
    public void A_link_to_nowhere_is_found(string target) => Assert.False(LeadsSomewhere(new Link("docs/jobs.md", 1, target)));

    [Theory]
    [InlineData("errors.md#corrupt")]
    [InlineData("#deleting-an-asset")]
    [InlineData("../src/Forwarder/forwarder.mjs")]
    public void A_link_to_somewhere_is_not(string target) => Assert.True(LeadsSomewhere(new Link("docs/jobs.md", 1, target)));

    [Fact]
    public void Whatever_is_meant_as_a_link_is_one() => Assert.Empty(Pages.All.SelectMany(page => page.Broken));

    [Theory]
    [InlineData("See [the order][nowhere].")]
    [InlineData("See [the order][].")]
    [InlineData("See [the order](deploy.md the-order).")]
    public void A_link_that_became_none_is_found(string text) =>
        Assert.StartsWith("docs/x.md:3: [the order]", Assert.Single(new Page("docs/x.md", $"# A page\n\n{text}\n").Broken), StringComparison.Ordinal);

    [Theory]
    [InlineData("<a href='nowhere.md'>there</a>")]
    [InlineData("[there][a]\n\n[a]: nowhere.md")]
    public void A_link_of_another_kind_is_looked_at_too(string text) =>
        Assert.False(LeadsSomewhere(Assert.Single(new Page("docs/x.md", $"# A page\n\n{text}\n").Links)));

    [Fact]
    public void Every_page_can_be_reached_from_the_readme()
    {
        var reached = new HashSet<string> { "README.md" };
        var next = new Queue<string>(reached);
        while (next.TryDequeue(out var from))
        {
            foreach (var to in Pages.Of(from).Links.Where(link => !link.LeadsOutside).Select(Target).Where(to => to.EndsWith(".md", StringComparison.Ordinal)))
            {
                if (File.Exists(Repo.File(to)) && reached.Add(to))
                    next.Enqueue(to);
            }
        }

        Assert.Empty(Pages.All.Select(page => page.Path).Except(reached));
    }

    private static bool LeadsSomewhere(Link link)
    {
        var target = Target(link);
        if (!Path.Exists(Repo.File(target)))
            return false;
        return link.Anchor == "" || (target.EndsWith(".md", StringComparison.Ordinal) && Pages.Of(target).Anchors.Contains(link.Anchor));
    }

    /// <summary>The file in the repository, with slashes.</summary>
    private static string Target(Link link)
    {
        if (link.Path == "")
            return link.Page;
        var folder = Path.GetDirectoryName(Repo.File(link.Page))!;
        return Path.GetRelativePath(Repo.Root, Path.GetFullPath(Path.Combine(folder, link.Path)));
    }
}
