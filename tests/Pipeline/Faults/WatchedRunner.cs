using MediaFunctions.Processing.Running;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>The real runner, with something that happens around each run of FFmpeg.</summary>
internal sealed class WatchedRunner(IFFmpegRunner inner, Func<FFmpegCommand, Func<Task<FFmpegResult>>, Task<FFmpegResult>> around) : IFFmpegRunner
{
    public static Action<IServiceCollection> Of(Func<FFmpegCommand, Func<Task<FFmpegResult>>, Task<FFmpegResult>> around) => services => services
        .AddSingleton<FFmpegRunner>()
        .AddSingleton<IFFmpegRunner>(provider => new WatchedRunner(provider.GetRequiredService<FFmpegRunner>(), around));

    public Task<FFmpegResult> RunAsync(FFmpegCommand command, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        Task<FFmpegResult> Run() => inner.RunAsync(command, progress, cancellationToken);
        return command.Program == "ffmpeg" ? around(command, Run) : Run();
    }
}
