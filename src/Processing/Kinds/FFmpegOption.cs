namespace MediaFunctions.Processing.Kinds;

/// <summary>One FFmpeg option, e.g. <c>-b:a 128k</c>.</summary>
/// <param name="Name">Without the dash.</param>
/// <param name="Value">Null for a switch.</param>
public sealed record FFmpegOption(string Name, string? Value = null)
{
    /// <summary>As FFmpeg reads it.</summary>
    public override string ToString() => Value is null ? $"-{Name}" : $"-{Name} {Value}";
}
