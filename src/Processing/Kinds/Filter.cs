namespace MediaFunctions.Processing.Kinds;

/// <summary>One FFmpeg filter, e.g. <c>scale=640:360:flags=bicubic</c>.</summary>
/// <param name="Name">The filter's name.</param>
/// <param name="Arguments">Positional or <c>key=value</c>; numbers and words of ours only, so nothing needs escaping.</param>
public sealed record Filter(string Name, params IReadOnlyList<string> Arguments)
{
    /// <summary>As FFmpeg reads it.</summary>
    public override string ToString() => Arguments.Count == 0 ? Name : $"{Name}={string.Join(':', Arguments)}";
}
