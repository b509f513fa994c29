using System.Diagnostics;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Pipeline.Product;

/// <summary>The built program of src/Standalone, as its user starts it, with a temp folder of its own.</summary>
public static class BuiltProgram
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly string Folder = Repository.File("src", "Standalone", "bin", Configuration, "net10.0");

    /// <summary>Starts it; standard output is the caller's to read.</summary>
    /// <param name="tempFolder">Where it puts what is temporary.</param>
    /// <param name="settings">More environment, names with <c>:</c> or <c>__</c>.</param>
    /// <param name="arguments">The command line.</param>
    public static Process Start(string tempFolder, IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        if (!Directory.Exists(Repository.File("local", "node_modules")))
            throw new InvalidOperationException("The local parts are not installed: run `npm ci` in local/, or ./test, which does it.");
        var start = new ProcessStartInfo(Path.Combine(Folder, "mediafunctions"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = tempFolder;
        // The program looks for the runtime in the usual places only; it is the one that runs the tests.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<ProgramEnd> RunAsync(string tempFolder, TimeSpan patience, params string[] arguments)
    {
        using var process = Start(tempFolder, new Dictionary<string, string?>(), arguments);
        using var deadline = new CancellationTokenSource(patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new ProgramEnd(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"mediafunctions {string.Join(' ', arguments)} did not end within {patience}.");
        }
    }
}
