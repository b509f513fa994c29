using MediaFunctions.Standalone.Doctor.Faults;
using MediaFunctions.Standalone.Doctor.Printing;

namespace MediaFunctions.Standalone.Doctor;

/// <summary>Runs checks in their order, each at most once, and cleans up after them, however they end.</summary>
internal sealed partial class Examination(
    IReadOnlyList<ICheck> checks, Leavings leavings, IReportView view, TimeProvider clock, ILogger<Examination> log)
{
    private static readonly TimeSpan CleanUpPatience = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, CheckReport> reports = [];

    /// <summary>How long the clean-up may take after Ctrl-C: the process has nine seconds then.</summary>
    public TimeSpan HurriedPatience { get; init; } = TimeSpan.FromSeconds(8);

    /// <returns>A report a check, in order; one more where something was left behind.</returns>
    public async Task<IReadOnlyList<CheckReport>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var check in checks)
                Tell(await RunAsync(check, cancellationToken));
        }
        finally
        {
            var began = clock.GetTimestamp();
            var patience = cancellationToken.IsCancellationRequested ? HurriedPatience : CleanUpPatience;
            if (await leavings.RemoveAsync(patience) is { Count: > 0 } left)
                Tell(new CheckReport(CheckNames.CleanUp, LeftBehind(left), clock.GetElapsedTime(began)));
        }
        return [.. reports.Values];
    }

    private void Tell(CheckReport report)
    {
        reports.Add(report.Check, report);
        view.Show(report);
    }

    private async Task<CheckReport> RunAsync(ICheck check, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var missing = check.Needs.FirstOrDefault(name => reports.GetValueOrDefault(name)?.Result.Outcome != CheckOutcome.Ok);
        var result = missing is null
            ? await ResultAsync(check, cancellationToken)
            : CheckResult.Skipped($"it needs {missing}");
        return new CheckReport(check.Name, result, clock.GetElapsedTime(began));
    }

    private async Task<CheckResult> ResultAsync(ICheck check, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(check.Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await check.RunAsync(both.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Unexpected(check.Name, e);
            return CheckResult.Failed(patience.IsCancellationRequested ? Slowness.Of(check.Patience) : Surprise.Of(e));
        }
    }

    private static CheckResult LeftBehind(IReadOnlyList<string> left) => CheckResult.Failed(
        $"Not deleted: {string.Join("; ", left)}.",
        "What the doctor writes it deletes.",
        "Delete it by hand, or run the doctor again when what failed above is mended; it costs next to nothing where it is.");

    [LoggerMessage(Level = LogLevel.Debug, Message = "The check {Check} ended with an exception")]
    private partial void Unexpected(string check, Exception exception);
}
