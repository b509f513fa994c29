using MediaFunctions.Processing.Running;

namespace MediaFunctions.Tests.Processing.Media;

/// <summary>Answers every run alike: for ends that no small file brings about at will.</summary>
internal sealed class CannedRunner(FFmpegResult result) : IFFmpegRunner
{
    /// <summary>The last command.</summary>
    public FFmpegCommand? Command { get; private set; }

    public Task<FFmpegResult> RunAsync(FFmpegCommand command, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        Command = command;
        return Task.FromResult(result);
    }
}
