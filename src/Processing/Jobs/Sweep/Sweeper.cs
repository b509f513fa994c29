using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs.Sweep;

/// <summary>Finds what events missed and what crashes left (design: The flow, 7).</summary>
public sealed partial class Sweeper(IEnumerable<ISweep> sweeps, ILogger<Sweeper> log)
{
    /// <summary>One sweep over everything. A part that fails does not keep the others from theirs.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var sweep in sweeps)
        {
            try
            {
                var mended = await sweep.SweepAsync(cancellationToken);
                if (mended > 0)
                    Mended(sweep.Name, mended);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Failed(sweep.Name, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sweep of {Sweep} put {Count} right")]
    private partial void Mended(string sweep, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sweep of {Sweep} failed; the next one tries again")]
    private partial void Failed(string sweep, Exception exception);
}
