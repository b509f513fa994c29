namespace MediaFunctions.Processing.Kinds.Reading;

/// <summary>One mistake in a recipe or a book of them.</summary>
/// <param name="Path">JSONPath to the value, e.g. <c>$.recipes.default.outputs.audio.bitrate</c>.</param>
/// <param name="Expected">What would have been right, as words after "expected".</param>
/// <param name="Found">What is there, as JSON, shortened; or <c>nothing</c>.</param>
public sealed record RecipeMistake(string Path, string Expected, string Found)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Path}: expected {Expected}; found {Found}";
}
