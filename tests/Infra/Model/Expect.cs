namespace MediaFunctions.Tests.Infra.Model;

/// <summary>Assertions that print every finding to its end.</summary>
internal static class Expect
{
    public static void Nothing(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    public static void Finding(string part, IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Any(finding => Has(finding, part)), $"Nobody says '{part}', but:\n{string.Join('\n', all)}");
    }

    public static void NoFinding(string part, IEnumerable<string> findings) => Nothing(findings.Where(finding => Has(finding, part)));

    private static bool Has(string finding, string part) => finding.Contains(part, StringComparison.Ordinal);
}
