using MediaFunctions.Processing.Jobs.Sweep;
using Microsoft.Azure.Functions.Worker;

namespace MediaFunctions.Functions;

/// <summary>Finds every five minutes what events missed. The host lets one instance do it, whatever their number.</summary>
public sealed class SweepFunctions(Sweeper sweeper)
{
    [Function("Sweep")]
    public Task SweepAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweeper.SweepAsync(cancellationToken);
}
