using MediaFunctions.Processing.Kinds.Audio;

namespace MediaFunctions.Bench.Estimates;

/// <summary>What tells of decoders, filters and encoders of sound.</summary>
internal sealed class SoundExperiments(TestClips clips)
{
    private const double Seconds = 120;
    private const double FilmSeconds = 4;

    private static readonly (string Extension, string Encoding)[] Codecs =
    [
        ("m4a", "-c:a aac -b:a 128k"), ("mp3", "-c:a libmp3lame -b:a 128k"), ("mp2", "-c:a mp2 -b:a 192k"), ("ac3", "-c:a ac3 -b:a 192k"),
        ("eac3", "-c:a eac3 -b:a 192k"), ("opus", "-c:a libopus -b:a 96k"), ("ogg", "-c:a libvorbis -q:a 4"), ("flac", "-c:a flac"),
        ("caf", "-c:a alac"), ("asf", "-c:a wmav1 -b:a 128k"), ("wma", "-c:a wmav2 -b:a 128k"), ("wav", "-c:a adpcm_ms"), ("mov", "-c:a adpcm_ima_qt"),
        ("wav", "-c:a adpcm_ima_wav"), ("wav", "-c:a pcm_s16le"), ("wav", "-c:a pcm_s24le"), ("wav", "-c:a pcm_s32le"), ("wav", "-c:a pcm_f32le"),
        ("wav", "-c:a pcm_u8"), ("wav", "-c:a pcm_alaw"), ("wav", "-c:a pcm_mulaw"), ("aiff", "-c:a pcm_s16be"), ("aiff", "-c:a pcm_s24be"),
    ];

    public IEnumerable<Experiment> All()
    {
        foreach (var (extension, encoding) in Codecs)
            yield return new($"hear {encoding}", Clip(extension, encoding), media => Plans.Heard(media));
        var wav = Clip("wav", "-c:a pcm_s16le");
        var high = Clip("wav", "-c:a pcm_s24le -ar 44100");
        foreach (var format in new[] { "mp3", "aac", "opus", "flac", "wav" })
        {
            yield return new($"say {format}", wav, media => Plans.Of(media, $$"""{"kind":"audio","format":"{{format}}"}"""));
            yield return new($"say {format} of 44.1 kHz", high, media => Plans.Of(media, $$"""{"kind":"audio","format":"{{format}}","sampleRate":48000}"""));
        }
        foreach (var (width, height) in new[] { (1280, 720), (1920, 1080) })
        {
            yield return new($"hear a film of {width}", () => clips.MakeAsync(
                "mp4", FilmSeconds, Content.Film(width, height, 25), Content.Sound, "-c:v libx264 -preset veryfast -pix_fmt yuv420p -crf 20 -c:a aac -b:a 128k"), media => Plans.Heard(media));
        }
        yield return new("loudness", wav, media => Plans.Heard(media, [.. LoudnessFilters.Measure(2, 48000, "l.txt")]));
        yield return new("limit", wav, media => Plans.Heard(media, [.. LoudnessFilters.Apply(new MeasuredLoudness(-20, -1), -14, -1.5, 2, 48000, "l.txt")]));
        yield return new("gain", wav, media => Plans.Heard(media, [.. LoudnessFilters.Apply(new MeasuredLoudness(-14, -10), -20, -1.5, 2, 48000, "l.txt")]));
        yield return new("waveform", wav, media => Plans.Of(media, """{"kind":"waveform"}"""));
        yield return new("waveform, fine", wav, media => Plans.Of(media, """{"kind":"waveform","pixelsPerSecond":100}"""));
    }

    private Func<Task<string>> Clip(string extension, string encoding) =>
        () => clips.MakeAsync(extension, Seconds, null, Content.Sound, encoding);
}
