namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>A program that a page called.</summary>
/// <param name="Where">Page and line.</param>
/// <param name="Program">Its name, or its path in the clone.</param>
/// <param name="Arguments">As the shell made them of what the page says.</param>
public sealed record Call(string Where, string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Options, without what stands behind their <c>=</c>.</summary>
    public IEnumerable<string> Options => Arguments.Where(a => a.Length > 1 && a[0] == '-' && !char.IsAsciiDigit(a[1])).Select(a => a.Split('=')[0]);

    public override string ToString() => $"{Where}: {Program} {string.Join(' ', Arguments)}";
}
