using MediaFunctions.Standalone.Doctor.Printing;
using MediaFunctions.Standalone.Hosting;
using MediaFunctions.Standalone.Local;
using MediaFunctions.Standalone.Terminal;

namespace MediaFunctions.Standalone.Doctor;

/// <summary>One run of <c>doctor</c>: where the settings come from, and what is printed.</summary>
internal sealed class DoctorVisit(DoctorOptions options, bool json, TextWriter output)
{
    /// <summary>Starts a pipeline on this machine, and examines it.</summary>
    /// <returns>The exit status.</returns>
    public async Task<int> OfLocalPartsAsync(Timings timings, CancellationToken cancellationToken)
    {
        await using var pipeline = await LocalPipeline.StartAsync(new LocalOptions(null, options.Verbose), timings, cancellationToken);
        timings.Print();
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(pipeline.Settings).Build();
        return await ExamineAsync(settings, options with { Key = pipeline.Addresses.Key, Makes = true }, cancellationToken);
    }

    /// <summary>Examines what a file of the Core Tools' shape names.</summary>
    /// <returns>The exit status.</returns>
    public Task<int> OfFileAsync(string path, CancellationToken cancellationToken) =>
        ExamineAsync(new ConfigurationBuilder().AddInMemoryCollection(FunctionsSettings.Read(path)).Build(), options, cancellationToken);

    /// <summary>Examines what the environment names, as the app itself would read it.</summary>
    /// <returns>The exit status.</returns>
    public Task<int> OfEnvironmentAsync(CancellationToken cancellationToken) =>
        ExamineAsync(new ConfigurationBuilder().AddEnvironmentVariables().Build(), options, cancellationToken);

    private async Task<int> ExamineAsync(IConfiguration settings, DoctorOptions asked, CancellationToken cancellationToken)
    {
        IReportView view = json ? new ReportLines(output) : new ReportText(Terminals.Results(output));
        using var logs = LoggerFactory.Create(logging => StandaloneHost.Log(logging, asked.Verbose ? LogLevel.Debug : LogLevel.Critical));
        await using var subject = new Subject(settings, asked);
        var leavings = new Leavings();
        var examination = new Examination(
            DoctorChecks.Of(subject, leavings), leavings, view, subject.Clock, logs.CreateLogger<Examination>());
        var reports = await examination.RunAsync(cancellationToken);
        view.Sum(reports);
        return reports.Any(report => report.Result.Outcome == CheckOutcome.Failed) ? ExitCode.Failed : ExitCode.Succeeded;
    }
}
