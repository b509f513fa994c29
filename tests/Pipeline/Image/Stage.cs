namespace MediaFunctions.Tests.Pipeline.Image;

/// <summary>One stage of a Dockerfile.</summary>
/// <param name="Name">Its name; empty: it has none.</param>
/// <param name="Image">What it begins with.</param>
/// <param name="Instructions">The others, in order.</param>
public sealed record Stage(string Name, string Image, IReadOnlyList<Instruction> Instructions);

/// <summary>One instruction.</summary>
/// <param name="Keyword">Its word, such as <c>COPY</c>.</param>
/// <param name="From">The stage that a COPY takes from; null: the build context.</param>
/// <param name="Words">Its arguments, without options.</param>
/// <param name="Text">Its arguments as they stand.</param>
public sealed record Instruction(string Keyword, string? From, IReadOnlyList<string> Words, string Text);
