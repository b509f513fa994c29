namespace MediaFunctions.Tests.Docs.Reading;

/// <summary>Where a page leads to, or what it shows.</summary>
public sealed record Link(string Page, int Line, string Target)
{
    public bool LeadsOutside => Target.Contains("://", StringComparison.Ordinal) || Target.StartsWith("mailto:", StringComparison.Ordinal);

    public string Path => Uri.UnescapeDataString(Target.Split('#')[0]);

    public string Anchor => Target.Contains('#', StringComparison.Ordinal) ? Target[(Target.IndexOf('#', StringComparison.Ordinal) + 1)..] : "";

    public override string ToString() => $"{Page}:{Line} leads to {Target}";
}
