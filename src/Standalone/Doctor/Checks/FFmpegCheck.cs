using MediaFunctions.Processing.Running;

namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>Whether FFmpeg is here and starts. On a deployment the API's health tells of the app's own.</summary>
internal sealed class FFmpegCheck(Subject subject) : ICheck
{
    private const long Megabyte = 1024 * 1024;

    private static readonly RunLimits Limits = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), 512 * Megabyte, Megabyte);

    public string Name => CheckNames.FFmpeg;

    public IReadOnlyList<string> Needs => [CheckNames.Settings];

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        FFmpegTool tool;
        try
        {
            tool = subject.Get<FFmpegTool>();
        }
        catch (FFmpegNotFoundException e)
        {
            return CheckResult.Failed(
                e.Message,
                "The bundled FFmpeg: in ffmpeg/ beside the app's assemblies, or in this machine's cache.",
                "Build it by ffmpeg/build (./run does), or take FFmpeg:Path out of the settings where it names another machine's.");
        }
        var run = await subject.Get<IFFmpegRunner>().RunAsync(
            new FFmpegCommand("ffmpeg", "-hide_banner -version", Limits), null, cancellationToken);
        if (run.ExitCode != 0)
        {
            return CheckResult.Failed(
                $"{tool.Path} does not start: it ended with {run.ExitCode}.",
                "It prints its version and ends with 0.",
                "Build it anew by ffmpeg/build; on another machine than Linux on x86-64 set FFmpeg:Path to one that runs there.");
        }
        var facts = $"FFmpeg {tool.Version} ({tool.BuildHash}) on this machine";
        return tool.IsBundled
            ? CheckResult.Ok(facts)
            : CheckResult.Minding(facts, new Advice(
                $"It is not the bundled FFmpeg but {tool.Path}. {string.Join(' ', tool.Missing)}".TrimEnd(),
                "The bundled one, with its limits and its short list of formats.",
                "Leave FFmpeg:Path empty, and let ffmpeg/build make it (it needs apt and a compiler)."));
    }
}
