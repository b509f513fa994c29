namespace MediaFunctions.Tests.Docs.Reading;

/// <summary>A piece of code that a page shows.</summary>
/// <param name="Page">Its page's path in the repository.</param>
/// <param name="Line">The first line of its text, from 1 on.</param>
/// <param name="Language">What stands behind the fence; <see cref="Indented"/> or <see cref="Inline"/> where there is none.</param>
/// <param name="Note">What else stands behind the fence.</param>
/// <param name="Text">The code.</param>
public sealed record Block(string Page, int Line, string Language, string Note, string Text)
{
    /// <summary>Code by four spaces: nothing says what it is.</summary>
    public const string Indented = "(indented)";

    /// <summary>Code between back-ticks.</summary>
    public const string Inline = "(inline)";

    public string Where => $"{Page}:{Line}";

    public string[] Lines => Text.Split('\n');
}
