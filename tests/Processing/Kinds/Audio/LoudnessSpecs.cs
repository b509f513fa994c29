using System.Globalization;
using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Audio;

public sealed class LoudnessSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    private const double Near = 0.5;

    [Theory]
    [InlineData("music.wav", "wav", -18, "pcm_s16le,44100,2")]
    [InlineData("music.wav", "mp3", -18, "mp3,44100,2")]
    [InlineData("music.wav", "opus", -18, "opus,48000,2")]
    [InlineData("music.wav", "aac", -23, "aac,44100,2")]
    [InlineData("speech.wav", "wav", -24, "pcm_s16le,44100,1")]
    [InlineData("mono.wav", "flac", -20, "flac,44100,1")]
    [InlineData("surround.wav", "wav", -20, "pcm_s16le,48000,6")]
    [InlineData("surround.wav", "mp3", -20, "mp3,48000,2")]
    [InlineData("phone.wav", "mp3", -18, "mp3,8000,1")]
    [InlineData("quiet.wav", "wav", -16, "pcm_s24le,44100,2")]
    [InlineData("loud.wav", "wav", -16, "pcm_s16le,44100,2")]
    [InlineData("moment.wav", "wav", -16, "pcm_s16le,44100,2")]
    public async Task A_sound_has_the_loudness_asked_for_and_its_own_rate(string sample, string format, double target, string shape)
    {
        var result = await kinds.MakeAsync(AllSamples.Named(sample), Output(format, target));

        Assert.InRange((await SoundJudges.LoudnessAsync(result.Path)).Lufs, target - Near, target + Near);
        Assert.Equal(shape, await SoundJudges.ShapeAsync(result.Path));
        var loudness = result.Finished.Details["loudness"]!;
        Assert.Equal(target, (double)loudness["target"]!);
        Assert.Null(loudness["reached"]);
    }

    [Theory]
    [InlineData("64k", 48000)]
    [InlineData("128k", 44100)]
    [InlineData("192k", 44100)]
    [InlineData("224k", 48000)]
    [InlineData("320k", 44100)]
    [InlineData("320k", 8000)]
    [InlineData("256k", 22050)]
    public async Task What_LAME_turns_down_is_made_up_for(string bitrate, int rate)
    {
        var result = await kinds.MakeAsync(
            Sounds.EightKilohertz, $$"""{"kind":"audio","bitrate":"{{bitrate}}","sampleRate":{{rate}},"loudness":-20}""");

        Assert.InRange((await SoundJudges.LoudnessAsync(result.Path)).Lufs, -20.15, -19.85);
    }

    [Theory]
    [InlineData("speech.wav", -12)]
    [InlineData("loud.wav", -5)]
    [InlineData("phone.wav", -9)]
    [InlineData("moment.wav", -8)]
    public async Task Where_peaks_are_in_the_way_they_are_limited_and_the_entry_says_what_was_reached(string sample, double target)
    {
        var result = await kinds.MakeAsync(AllSamples.Named(sample), Output("wav", target));

        var (lufs, truePeak) = await SoundJudges.LoudnessAsync(result.Path);
        Assert.True(truePeak <= -1.5, $"{truePeak} dBTP");
        Assert.InRange((double)result.Finished.Details["loudness"]!["reached"]!, lufs - Near, lufs + Near);
        Assert.InRange(lufs, target - 5, target + Near);
        Assert.Equal(result.Source.DurationSeconds!.Value, result.Finished.DurationSeconds!.Value, 0.01);
    }

    [Fact]
    public async Task An_encoder_that_drops_the_highest_sounds_takes_up_to_one_and_a_half_units_of_white_noise()
    {
        var lossless = await kinds.MakeAsync(Sounds.White, Output("flac", -16));
        var lossy = await kinds.MakeAsync(Sounds.White, Output("mp3", -16));

        Assert.InRange((await SoundJudges.LoudnessAsync(lossless.Path)).Lufs, -16.1, -15.9);
        Assert.InRange((await SoundJudges.LoudnessAsync(lossy.Path)).Lufs, -17.5, -16.2);
    }

    [Fact]
    public async Task Another_true_peak_is_kept_too()
    {
        var result = await kinds.MakeAsync(Sounds.Loud, """{"kind":"audio","format":"wav","loudness":-9,"truePeak":-6}""");

        Assert.InRange((await SoundJudges.LoudnessAsync(result.Path)).TruePeak, -8, -6);
    }

    [Fact]
    public async Task The_entry_says_how_loud_the_source_was()
    {
        var result = await kinds.MakeAsync(Sounds.Music, Output("wav", -20));

        var (lufs, _) = await SoundJudges.LoudnessAsync(await Sounds.Music.PathAsync());
        Assert.Equal(lufs, (double)result.Finished.Details["loudness"]!["measured"]!, 0.2);
    }

    [Theory]
    [InlineData("silence.wav")]
    [InlineData("blink.wav")]
    public async Task What_has_no_loudness_is_left_as_it_is(string sample)
    {
        var result = await kinds.MakeAsync(AllSamples.Named(sample), Output("wav", -16));

        Assert.Equal(await SoundJudges.SamplesAsync(await AllSamples.Named(sample).PathAsync()), await SoundJudges.SamplesAsync(result.Path));
        Assert.Equal("""{"target":-16}""", result.Finished.Details["loudness"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"kind":"audio","format":"wav","loudness":-20,"channels":1,"sampleRate":16000}""", "pcm_s16le,16000,1")]
    [InlineData("""{"kind":"audio","format":"aac","loudness":-20,"channels":1,"sampleRate":22050}""", "aac,22050,1")]
    [InlineData("""{"kind":"audio","format":"flac","loudness":-20,"sampleRate":96000}""", "flac,96000,2")]
    public async Task What_is_measured_is_what_the_output_has_mixed_and_resampled(string output, string shape)
    {
        var result = await kinds.MakeAsync(Sounds.Music, output);

        Assert.Equal(shape, await SoundJudges.ShapeAsync(result.Path));
        Assert.InRange((await SoundJudges.LoudnessAsync(result.Path)).Lufs, -20.5, -19.5);
    }

    [Theory]
    [InlineData("short.mp4")]
    [InlineData("live.mkv")]
    [InlineData("live.flv")]
    [InlineData("cover.mp3")]
    [InlineData("cover.m4a")]
    [InlineData("audio-first.mp4")]
    [InlineData("surround.mp4")]
    [InlineData("cut.mkv")]
    [InlineData("end-missing.mp4")]
    [InlineData("rotated.mp4")]
    [InlineData("mpeg2.ts")]
    public async Task Every_odd_upload_with_sound_gets_its_loudness(string sample)
    {
        var result = await kinds.MakeAsync(AllSamples.Named(sample), """{"kind":"audio","format":"flac","channels":2,"loudness":-20}""");

        Assert.InRange((await SoundJudges.LoudnessAsync(result.Path)).Lufs, -20.5, -19.5);
    }

    [Theory]
    [InlineData("speech.wav", -12)]
    [InlineData("music.wav", -16)]
    public async Task Two_runs_make_the_same_bytes(string sample, double target)
    {
        var one = await kinds.MakeAsync(AllSamples.Named(sample), Output("mp3", target));
        var other = await kinds.MakeAsync(AllSamples.Named(sample), Output("mp3", target));

        Assert.Equal(one.Fingerprint, other.Fingerprint);
    }

    private static string Output(string format, double loudness) =>
        $$"""{"kind":"audio","format":"{{format}}","loudness":{{loudness.ToString(CultureInfo.InvariantCulture)}}}""";
}
