using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Streaming;

namespace MediaFunctions.Tests.Processing.Planning;

public sealed class ArgumentWriterSpecs
{
    private static readonly Uri Source = new("http://127.0.0.1:9/s");
    private static readonly SourceFlags Flags = new() { FormatWhitelist = "mov,mp4,m4a" };

    private static PlannedRun Run => Planner.Plan(RecipeBook.BuiltIn.Find("default")!, Sources.Film).Value!.Runs[0];

    [Fact]
    public void FFmpeg_waits_longer_for_its_source_than_the_source_server_tries()
    {
        var server = new StreamingOptions();
        var patience = (server.BlockDeadline * (server.Retries + 1)) + (TimeSpan.FromSeconds(10) * server.Retries);

        Assert.True(Flags.ReadTimeout > patience, $"{Flags.ReadTimeout} for {patience}");
    }

    [Theory]
    [InlineData("https://127.0.0.1/s")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://example.com/s")]
    public void A_source_that_is_not_http_on_loopback_is_refused(string source)
    {
        Assert.Throws<ArgumentException>(() => ArgumentWriter.Write(Run, new Uri(source), "/w", Flags));
    }

    [Theory]
    [InlineData("https://127.0.0.1/s/")]
    [InlineData("http://example.com/s/")]
    [InlineData("http://127.0.0.1/s")]
    [InlineData("http://127.0.0.1/%20/")]
    public void A_sink_that_is_not_http_on_loopback_or_no_folder_is_refused(string sink)
    {
        Assert.Throws<ArgumentException>(() => ArgumentWriter.Write(Run, Source, "/w", Flags, new Uri(sink)));
    }

    [Fact]
    public void What_needs_a_seekable_file_or_is_private_goes_to_the_work_folder_and_all_else_to_the_sink()
    {
        var recipe = Recipe.Parse(
            "r",
            """
            { "outputs": {
                "a": { "kind": "audio", "format": "flac" }, "b": { "kind": "audio" }, "c": { "kind": "placeholder" },
                "d": { "kind": "storyboard" }, "e": { "kind": "hls" }, "f": { "kind": "transcode", "preset": "480p" } } }
            """).Value!;
        var sink = new Uri("http://127.0.0.1:9/out/");

        var arguments = string.Join(' ', Planner.Plan(recipe, Sources.Film).Value!.Runs.Select(run => ArgumentWriter.Write(run, Source, "/w", Flags, sink)));

        Assert.All(["/w/a.flac", "/w/c.rgba", "/w/f.mp4"], path => Assert.Contains($"\"{path}\"", arguments, StringComparison.Ordinal));
        Assert.Contains("-method PUT \"http://127.0.0.1:9/out/b.mp3\"", arguments, StringComparison.Ordinal);
        Assert.Contains("-protocol_opts method=PUT \"http://127.0.0.1:9/out/d/sheet-%03d.jpg\"", arguments, StringComparison.Ordinal);
        Assert.Contains("-method PUT -http_persistent 1 \"http://127.0.0.1:9/out/e/%v.m3u8\"", arguments, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relative")]
    [InlineData("/with\"quote")]
    [InlineData("/with\nline")]
    public void A_work_folder_that_would_need_escaping_is_refused(string folder)
    {
        Assert.Throws<ArgumentException>(() => ArgumentWriter.Write(Run, Source, folder, Flags));
    }

    [Theory]
    [InlineData("")]
    [InlineData("mov -i x")]
    [InlineData("mov,,mp4")]
    [InlineData("mov\n")]
    public void A_whitelist_that_could_be_options_is_refused(string whitelist)
    {
        Assert.Throws<ArgumentException>(() => ArgumentWriter.Write(Run, Source, "/w", Flags with { FormatWhitelist = whitelist }));
    }

    [Theory]
    [InlineData("../up.jpg")]
    [InlineData("a b.jpg")]
    [InlineData("-y.jpg")]
    [InlineData("a%d.jpg")]
    public void A_file_name_that_is_not_ours_is_refused(string name)
    {
        var output = Run.Outputs[0] with { File = Run.Outputs[0].File with { Name = name } };

        Assert.Throws<ArgumentException>(() => ArgumentWriter.Write(Run with { Parts = [new RunPart { Output = output }] }, Source, "/w", Flags));
    }

    [Fact]
    public void Every_input_is_held_to_the_whitelists_the_pixels_and_the_timeout()
    {
        var arguments = ArgumentWriter.Write(Run, Source, "/w", Flags with { MaxPixels = 1000, ReadTimeout = TimeSpan.FromSeconds(5) });
        var input = arguments[..arguments.IndexOf("-i ", StringComparison.Ordinal)];

        Assert.Contains("-protocol_whitelist http,tcp ", input, StringComparison.Ordinal);
        Assert.Contains("-format_whitelist mov,mp4,m4a ", input, StringComparison.Ordinal);
        Assert.Contains("-max_pixels 1000 ", input, StringComparison.Ordinal);
        Assert.Contains("-rw_timeout 5000000 ", input, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exact_frame_is_budgeted_dearer_than_its_key_frame_and_hd_sound_by_its_length()
    {
        var exact = RunEstimate.For(Run, Sources.Film);
        var nearest = RunEstimate.For(PlannedRun.Of(Run.Parts[0].Fallbacks[0]), Sources.Film);
        var audio = RunEstimate.For(Planner.Plan(RecipeBook.BuiltIn.Find("default")!, Sources.Film).Value!.Runs[1], Sources.Film);

        Assert.True(exact.CpuSeconds > nearest.CpuSeconds);
        Assert.InRange(audio.BytesWritten, 30 * 16_000, 30 * 16_000 * 2);
        Assert.InRange(exact.MemoryBytes, 20 << 20, 200 << 20);
    }
}
