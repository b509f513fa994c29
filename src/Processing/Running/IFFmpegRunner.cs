namespace MediaFunctions.Processing.Running;

/// <summary>Runs one FFmpeg or ffprobe process to its end, within limits.</summary>
public interface IFFmpegRunner
{
    /// <summary>
    /// Runs the command. Whatever happens to the process (a refusal, a limit, a crash) is a value in the result.
    /// </summary>
    /// <param name="progress">Told at most a few times a second while ffmpeg (not ffprobe) runs; may be null.</param>
    /// <exception cref="OperationCanceledException">
    /// The token was cancelled; by then the whole process group is gone.
    /// </exception>
    Task<FFmpegResult> RunAsync(FFmpegCommand command, IProgress<RunProgress>? progress, CancellationToken cancellationToken);
}
