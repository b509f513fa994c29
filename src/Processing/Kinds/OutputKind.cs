using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds;

/// <summary>Gives a kind its own options type, so that no kind casts.</summary>
public abstract class OutputKind<TOptions> : IOutputKind
    where TOptions : OutputOptions
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc cref="IOutputKind.Read"/>
    protected abstract TOptions Read(OptionReader reader);

    /// <inheritdoc cref="IOutputKind.Plan"/>
    protected abstract Result<OutputPlan, Skip> Plan(string outputName, TOptions options, MediaInfo media);

    OutputOptions IOutputKind.Read(OptionReader reader) => Read(reader);

    Result<OutputPlan, Skip> IOutputKind.Plan(string outputName, OutputOptions options, MediaInfo media) =>
        Plan(outputName, (TOptions)options, media);
}
