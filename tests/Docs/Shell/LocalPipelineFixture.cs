using System.Diagnostics;
using System.Text.Json;

namespace MediaFunctions.Tests.Docs.Shell;

/// <summary><c>./run dev</c>, as a reader has it in another terminal.</summary>
public sealed class LocalPipelineFixture : IAsyncLifetime
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly string Program = Repo.File("src", "Standalone", "bin", Configuration, "net10.0", "mediafunctions");

    // A second or two; minutes on a machine that is busy with much else.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // The longest page is the first.
    private static readonly SemaphoreSlim TwoAtOnce = new(2);

    private Dictionary<string, Task<PageRun>> runs = [];
    private readonly DirectoryInfo temp = Directory.CreateTempSubdirectory("docs-tests-");
    private Process dev = null!;

    /// <summary>What <c>./run dev --json</c> names, and what the stand-ins need.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; private set; } = null!;

    /// <summary>Pages with commands; all of them are run at once, as soon as the pipeline is up.</summary>
    public static IReadOnlyList<string> PagesWithCommands { get; } = [.. Pages.In("sh").Select(block => block.Page).Distinct()];

    internal Task<PageRun> RunAsync(string page) => runs[page];

    public async Task InitializeAsync()
    {
        if (!Directory.Exists(Repo.File("local", "node_modules")))
            throw new InvalidOperationException("The local parts are not installed: run `npm ci` in local/, or ./test, which does it.");
        var start = new ProcessStartInfo(Program, ["dev", "--json"]) { RedirectStandardOutput = true };
        // The program looks for the runtime in the usual places only; it is the one that runs the tests.
        var runtime = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        start.Environment["DOTNET_ROOT"] = runtime;
        start.Environment["TMPDIR"] = temp.FullName;
        dev = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var line = await dev.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("dev --json printed nothing.");
        Environment = new Dictionary<string, string>(JsonSerializer.Deserialize<Dictionary<string, string>>(line)!)
        {
            ["DOCS_PROGRAM"] = Program,
            ["DOCS_SHARED"] = temp.CreateSubdirectory("ran").FullName,
            ["DOTNET_ROOT"] = runtime,
        };
        using (var prepare = Process.Start("node", [Repo.File("tests", "Docs", "prepare.mjs"), Environment["api"], Environment["key"]]))
        {
            await prepare.WaitForExitAsync(patience.Token);
            Assert.Equal(0, prepare.ExitCode);
        }
        runs = PagesWithCommands.ToDictionary(page => page, RunInTurnAsync);
    }

    public async Task DisposeAsync()
    {
        await Task.WhenAll(runs.Values);
        using (var kill = Process.Start("/bin/kill", ["-TERM", $"{dev.Id}"]))
            await kill.WaitForExitAsync();
        await dev.WaitForExitAsync();
        dev.Dispose();
        await TempFolder.DeleteAsync(temp);
    }

    private async Task<PageRun> RunInTurnAsync(string page)
    {
        await TwoAtOnce.WaitAsync();
        try
        {
            return await PageRun.OfAsync(Pages.Of(page), Environment);
        }
        finally
        {
            TwoAtOnce.Release();
        }
    }
}
