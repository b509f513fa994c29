using System.ComponentModel;
using System.Diagnostics;

namespace MediaFunctions.Tests.Samples;

/// <summary>The distribution's ffmpeg. Samples are never made by the build that they test.</summary>
public static class DebianFFmpeg
{
    /// <summary>Where Debian's package puts it.</summary>
    public const string Path = "/usr/bin/ffmpeg";

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Inputs and options, as one line.</param>
    /// <param name="output">The file to write.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="InvalidOperationException">It is not there, or refused.</exception>
    internal static async Task RunAsync(string arguments, string output, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path, $"-nostdin -v error -y {arguments} \"{output}\"") { RedirectStandardError = true };
        using var process = Start(start);
        try
        {
            var log = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0 || !File.Exists(output))
                throw new InvalidOperationException($"{Path} {start.Arguments} ended with {process.ExitCode}: {log}");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{Path} makes the samples and is not there: apt-get install ffmpeg", missing);
        }
    }
}
