using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds;

/// <summary>
/// Gives a kind its own options type, so that no kind casts, and what most kinds need: no other object, no measuring, one
/// file that has the streams it must.
/// </summary>
public abstract class OutputKind<TOptions> : IOutputKind
    where TOptions : OutputOptions
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public virtual bool IsInManifest => false;

    /// <inheritdoc/>
    public virtual string ContentTypeOf(PlannedFile file, string name) => file.ContentType;

    /// <inheritdoc cref="IOutputKind.Read"/>
    protected abstract TOptions Read(OptionReader reader);

    /// <inheritdoc cref="IOutputKind.Objects"/>
    protected virtual IReadOnlyList<string> Objects(TOptions options) => [];

    /// <inheritdoc cref="IOutputKind.Plan"/>
    protected abstract Result<OutputPlan, Skip> Plan(string outputName, TOptions options, MediaInfo media);

    /// <inheritdoc cref="IOutputKind.Refine"/>
    protected virtual OutputStep Refine(OutputStep make, TOptions options, MediaInfo media, string? measured) =>
        throw new InvalidOperationException($"The kind {Name} measures nothing.");

    /// <inheritdoc cref="IOutputKind.FinishAsync"/>
    protected virtual async Task<FinishedOutput?> FinishAsync(
        PlannedOutput planned, TOptions options, FinishedRun run, CancellationToken cancellationToken)
    {
        if (await run.ProbeAsync(planned.File.Name, planned.File.MustHave, cancellationToken) is not { } facts)
            return null;
        return new FinishedOutput
        {
            Files = [new FinishedFile(planned.File.Name, planned.File.ContentType)],
            Width = facts.Width,
            Height = facts.Height,
            DurationSeconds = facts.DurationSeconds,
        };
    }

    OutputOptions IOutputKind.Read(OptionReader reader) => Read(reader);

    IReadOnlyList<string> IOutputKind.Objects(OutputOptions options) => Objects((TOptions)options);

    Result<OutputPlan, Skip> IOutputKind.Plan(string outputName, OutputOptions options, MediaInfo media) =>
        Plan(outputName, (TOptions)options, media);

    OutputStep IOutputKind.Refine(OutputStep make, OutputOptions options, MediaInfo media, string? measured) =>
        Refine(make, (TOptions)options, media, measured);

    Task<FinishedOutput?> IOutputKind.FinishAsync(
        PlannedOutput planned, OutputOptions options, FinishedRun run, CancellationToken cancellationToken) =>
        FinishAsync(planned, (TOptions)options, run, cancellationToken);
}
