using System.Diagnostics;
using System.Text.Json;
using MediaFunctions.Tests.Parts;

namespace MediaFunctions.Tests.Processing.Delivery.Callbacks;

/// <summary>Receivers that share no code with ours: npm's standardwebhooks, and the ten lines of docs/callbacks.md.</summary>
internal static class NodeJudge
{
    private static readonly string Folder = Repository.File("tests", "Processing");

    /// <summary>What the two say of it: <c>true true</c> where both believe it.</summary>
    public static async Task<string> AskAsync(string secret, ReceivedWebhook got)
    {
        Assert.True(
            Directory.Exists(Path.Combine(Folder, "node_modules")),
            "The judge is not installed: run `npm ci` in tests/Processing, or ./test, which does it.");
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, "webhook.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        var headers = got.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString());
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { secret, headers, body = got.Body }));
        node.StandardInput.Close();
        var answer = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return answer;
    }
}
