using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Processing.Kinds.Audio;

public sealed class TrackSpecs(KindFixture kinds) : IClassFixture<KindFixture>
{
    [Theory]
    [InlineData("", 440)]
    [InlineData(",\"track\":1", 440)]
    [InlineData(",\"track\":2", 1760)]
    public async Task The_track_asked_for_is_taken_and_the_first_where_none_is(string track, double hertz)
    {
        var result = await kinds.MakeAsync(Sounds.TwoTracks, $$"""{"kind":"audio","format":"wav"{{track}}}""");

        var samples = await SoundJudges.SamplesAsync(result.Path);
        var upward = samples.Zip(samples.Skip(1)).Count(pair => pair.First < 0 && pair.Second >= 0);
        Assert.Equal(hertz, upward / result.Finished.DurationSeconds!.Value, 5d);
    }

    [Fact]
    public async Task The_loudness_is_that_of_the_track()
    {
        var result = await kinds.MakeAsync(Sounds.TwoTracks, """{"kind":"audio","format":"wav","track":2,"loudness":-20}""");

        Assert.InRange((await SoundJudges.LoudnessAsync(result.Path)).Lufs, -20.5, -19.5);
    }

    [Fact]
    public async Task A_track_that_is_not_there_is_skipped()
    {
        var skip = await kinds.SkipAsync(Sounds.TwoTracks, """{"kind":"audio","track":3}""");

        Assert.Equal("The source has no audio track 3, only 2.", skip.Reason);
        Assert.False(skip.Undecodable);
    }

    [Fact]
    public async Task A_track_that_does_not_decode_is_skipped_as_such()
    {
        Assert.True((await kinds.SkipAsync(BadInput.UnknownAudio, """{"kind":"audio","track":1}""")).Undecodable);
    }

    [Theory]
    [InlineData("silent.mp4")]
    [InlineData("picture.png")]
    public async Task A_source_without_sound_is_skipped_whatever_the_track(string sample)
    {
        Assert.Equal("The source has no sound.", (await kinds.SkipAsync(AllSamples.Named(sample), """{"kind":"audio","track":2}""")).Reason);
    }

    [Fact]
    public async Task The_entry_says_channels_and_rate()
    {
        var result = await kinds.MakeAsync(RealUploads.Surround, """{"kind":"audio"}""");

        Assert.Equal("""{"channels":2,"sampleRate":44100}""", result.Finished.Details.ToJsonString());
    }
}
