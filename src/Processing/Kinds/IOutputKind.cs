using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds;

/// <summary>
/// One kind of output. A new kind is a folder here with the same set of files (Kind, Options, Validation, Encoding...) and
/// one line in <see cref="KindCatalog"/>. Kinds derive from <see cref="OutputKind{TOptions}"/>.
/// </summary>
public interface IOutputKind
{
    /// <summary>The word that recipes and manifests use, e.g. <c>thumbnail</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Whether its outputs have no file but stand in the manifest itself, under <see cref="Name"/>: then a recipe has room
    /// for one of them.
    /// </summary>
    bool IsInManifest { get; }

    /// <summary>
    /// Reads the options of one output. Every name the kind knows is asked for, whatever else is wrong, so that all
    /// mistakes are found at once; the result is only used when there was none.
    /// </summary>
    OutputOptions Read(OptionReader reader);

    /// <summary>Keys of the uploads bucket that the options name beside the source: pictures, checked before planning.</summary>
    IReadOnlyList<string> Objects(OutputOptions options);

    /// <summary>What FFmpeg has to do for this output, or why this source cannot give it.</summary>
    Result<OutputPlan, Skip> Plan(string outputName, OutputOptions options, MediaInfo media);

    /// <summary>
    /// Completes the making step by what the measuring step wrote. Deterministic: the same file gives the same step.
    /// </summary>
    /// <param name="measured">The path of the measuring step's file; null where it wrote nothing.</param>
    OutputStep Refine(OutputStep make, OutputOptions options, MediaInfo media, string? measured);

    /// <summary>How a file is served that FFmpeg writes for this one: itself, one of a pattern, or one that it names.</summary>
    /// <param name="name">Relative to the run's folder.</param>
    string ContentTypeOf(PlannedFile file, string name);

    /// <summary>
    /// Looks at what the making run wrote: exit code 0 alone is not success. Adds what FFmpeg does not write (a VTT file,
    /// a master playlist).
    /// </summary>
    /// <returns>What the output is; null where it is not there or lacks a stream, so that a fallback may be tried.</returns>
    Task<FinishedOutput?> FinishAsync(
        PlannedOutput planned, OutputOptions options, FinishedRun run, CancellationToken cancellationToken);
}
