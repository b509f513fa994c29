using MediaFunctions.Client;
using MediaFunctions.Standalone.Files;
using MediaFunctions.Standalone.Terminal;
using Spectre.Console;

namespace MediaFunctions.Tests.Standalone.Terminal;

public sealed class ProgressDisplaySpecs
{
    [Theory]
    [InlineData(0, 0, null, "")]
    [InlineData(412, 3.14, 11.2, "412 frames, 3.1x, 12 s left")]
    [InlineData(0, 40, 200d, "40x, 4 min left")]
    public void Frames_speed_and_what_is_left_are_told_as_far_as_they_are_known(long frames, double speed, double? left, string words)
    {
        Assert.Equal(words, ProgressWords.Of(new JobProgress("running", 50, frames, speed) { SecondsLeft = left }));
    }

    [Fact]
    public async Task A_terminal_shows_a_bar_with_the_percentage_and_the_words()
    {
        var shown = await ShowAsync(AnsiSupport.Yes, InteractionSupport.Yes);

        Assert.Contains("my [film].mp4 running (412 frames, 3.1x)", shown, StringComparison.Ordinal);
        Assert.Contains("42%", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_looks_on_there_is_a_line_a_stage()
    {
        Assert.Equal("a/my [film].mp4: running\n", await ShowAsync(AnsiSupport.No, InteractionSupport.No));
    }

    private static async Task<string> ShowAsync(AnsiSupport ansi, InteractionSupport interaction)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = interaction,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 120;
        await new ProgressDisplay(console, text).RunAsync(["a/my [film].mp4"], view =>
        {
            view.Show(0, new FileStage("running", 42) { Detail = "412 frames, 3.1x" });
            view.Show(0, new FileStage("running", 42) { Detail = "412 frames, 3.1x" });
            return Task.FromResult(true);
        });
        return text.ToString();
    }
}
