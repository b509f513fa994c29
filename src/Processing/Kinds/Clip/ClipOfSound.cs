using MediaFunctions.Processing.Kinds.Films;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Clip;

/// <summary>The clip of a source that has no film: its sound, encoded, for sound has no key frames worth a search.</summary>
public static class ClipOfSound
{
    /// <summary>The step.</summary>
    public static OutputStep Step(string outputName, string kind, MediaInfo media, AudioStream audio, FilmPart part) => new()
    {
        Reads = [part.Read(Seeking.IsExact(media))],
        Output = new PlannedOutput
        {
            Name = outputName,
            Kind = kind,
            Tracks = [FilmSound.Track(audio, part)],
            Encoding =
            [
                .. CleanOutput.Options,
                .. FilmSound.Encoding(RenditionReader.Largest.AudioKbps),
                new("f", "ipod"),
                new("movflags", "+faststart"),
            ],
            File = new PlannedFile
            {
                Name = $"{outputName}.m4a",
                ContentType = "audio/mp4",
                NeedsSeekableFile = true,
                MustHave = StreamKinds.Audio,
            },
            MayBeEmpty = part.Missing("sound"),
            Facts = new OutputFacts
            {
                DurationSeconds = part.ExpectedSeconds,
                AtSeconds = part.FromSeconds,
                Clamped = part.Clamped,
                Channels = 2,
                SampleRate = FilmSound.SampleRate(audio),
            },
        },
        Reason = "The source has no film: this part of its sound is encoded.",
    };
}
