using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds;

/// <summary>
/// One kind of output. A new kind is a folder here with the same set of files (Kind, Options, Encoding...) and one line
/// in <see cref="KindCatalog"/>.
/// </summary>
public interface IOutputKind
{
    /// <summary>The word that recipes and manifests use, e.g. <c>thumbnail</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Reads the options of one output. Every name the kind knows is asked for, whatever else is wrong, so that all
    /// mistakes are found at once; the result is only used when there was none.
    /// </summary>
    OutputOptions Read(OptionReader reader);

    /// <summary>What FFmpeg has to do for this output, or why this source cannot give it.</summary>
    Result<OutputPlan, Skip> Plan(string outputName, OutputOptions options, MediaInfo media);
}
