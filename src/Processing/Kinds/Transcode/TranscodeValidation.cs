using MediaFunctions.Processing.Kinds.Films;
using MediaFunctions.Processing.Kinds.Reading;

namespace MediaFunctions.Processing.Kinds.Transcode;

/// <summary>From JSON to <see cref="TranscodeOptions"/>.</summary>
public static class TranscodeValidation
{
    /// <inheritdoc cref="IOutputKind.Read"/>
    public static TranscodeOptions Read(OptionReader reader)
    {
        var preset = RenditionReader.Read(reader);
        if (!reader.Has(RenditionReader.Option))
            reader.Refuse(RenditionReader.Option, RenditionReader.Expected);
        return new TranscodeOptions(preset ?? RenditionReader.Default);
    }
}
