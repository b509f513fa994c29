using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Jobs;

/// <summary>A runner that adds what each process took to the totals of a job.</summary>
internal sealed class MeteredRunner(IFFmpegRunner inner, RunTotals totals) : IFFmpegRunner
{
    public async Task<FFmpegResult> RunAsync(
        FFmpegCommand command, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        totals.Begin();
        try
        {
            var result = await inner.RunAsync(command, progress, cancellationToken);
            totals.Add(result);
            return result;
        }
        finally
        {
            totals.End();
        }
    }
}
