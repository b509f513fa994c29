namespace MediaFunctions.Processing.Running;

/// <summary>One process to run.</summary>
/// <param name="Program"><c>ffmpeg</c> or <c>ffprobe</c>.</param>
/// <param name="Arguments">The arguments as one line, quoted as <see cref="System.Diagnostics.ProcessStartInfo.Arguments"/> reads it.</param>
/// <param name="Limits">What the process may use.</param>
/// <param name="WorkingDirectory">Where relative names lead; null: the temp folder.</param>
public sealed record FFmpegCommand(string Program, string Arguments, RunLimits Limits, string? WorkingDirectory = null);
