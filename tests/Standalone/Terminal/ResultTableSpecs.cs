using System.Text.Json;
using MediaFunctions.Client;
using MediaFunctions.Standalone.Files;
using MediaFunctions.Standalone.Terminal;

namespace MediaFunctions.Tests.Standalone.Terminal;

public sealed class ResultTableSpecs
{
    [Fact]
    public void An_output_of_several_files_is_as_large_as_all_of_them_and_a_placeholder_is_shown_too()
    {
        var printed = Print(new FileResult("film.mp4", JsonElement.Parse("""{"placeholder":{"hash":"Yg==","color":"#026800"}}"""), Job(), null));

        Assert.Equal(
            """
            film.mp4
              stream  2.0 KiB in 7 files  320x240 3.0 s  http://media/master.m3u8
              sound   900 B               3.0 s          http://media/sound.mp3
              placeholder #026800 Yg==
              still skipped: The source has no picture.
              manifest m

            """,
            printed);
    }

    [Fact]
    public void A_failure_is_its_code_and_what_it_says()
    {
        Assert.Equal("a.mp4\n  not-media: Text.\n", Print(FileResult.Failed("a.mp4", "not-media", "Text.")));
    }

    private static string Print(FileResult result)
    {
        using var text = new StringWriter();
        new ResultTable(Terminals.Results(text)).Print([result]);
        return text.ToString();
    }

    private static Job Job() => new()
    {
        JobId = "x-v",
        AssetId = "x",
        Version = "v",
        Recipe = "default",
        State = JobState.Succeeded,
        Links = new JobLinks("s", "a", "m"),
        Outputs =
        [
            Output("stream", "master.m3u8", 200) with { Width = 320, Height = 240, Files = new OutputFiles(7, 2048) },
            Output("sound", "sound.mp3", 900),
        ],
        Skipped = [new Skip("still", "The source has no picture.")],
    };

    private static Output Output(string name, string file, long bytes) => new()
    {
        Name = name,
        Kind = "any",
        Key = file,
        Url = "http://media/" + file,
        ContentType = "any/any",
        Bytes = bytes,
        Duration = 3,
    };
}
