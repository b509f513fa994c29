namespace MediaFunctions.Tests.Docs.Shell;

/// <summary>A program that a page called.</summary>
/// <param name="Where">Page and line.</param>
/// <param name="Program">Its name, or its path in the clone.</param>
/// <param name="Arguments">As the shell made them of what the page says.</param>
/// <param name="InSentence">It stands between back-ticks, where the bare name of a command will do.</param>
public sealed record Call(string Where, string Program, IReadOnlyList<string> Arguments, bool InSentence = false)
{
    /// <summary>Options, without what stands behind their <c>=</c>.</summary>
    public IEnumerable<string> Options => Arguments.Where(a => a.Length > 1 && a[0] == '-' && !char.IsAsciiDigit(a[1])).Select(a => a.Split('=')[0]);

    /// <summary>What stands behind an option, if it is there.</summary>
    public string? ValueOf(string option) => Arguments.SkipWhile(argument => argument != option).Skip(1).FirstOrDefault();

    public override string ToString() => $"{Where}: {Program} {string.Join(' ', Arguments)}";
}
