using System.CommandLine;
using System.Security.Cryptography;
using MediaFunctions.Processing;
using MediaFunctions.Standalone.Receiver;

namespace MediaFunctions.Standalone.Commands;

/// <summary><c>callbacks listen</c>: shows on this machine what a receiver of callbacks gets, and whether its signature verifies.</summary>
internal static class CallbacksCommand
{
    private const int SecretBytes = 32;

    public static Command Create()
    {
        var port = new Option<int>("--port") { HelpName = "N", Description = "Where to listen; any free port if not given." };
        var secret = new Option<string?>("--secret") { HelpName = "whsec_...", Description = "What callbacks are signed with; a new one if not given." };
        secret.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } given && WebhookSecret.TryRead(given) is null)
                result.AddError("--secret is not whsec_ and 24 to 64 bytes in base64.");
        });
        var json = new Option<bool>("--json") { Description = "Print a line of JSON for the address, and one for each callback." };
        var listen = new Command("listen", "Receive callbacks, verify and print them, until Ctrl-C.") { port, secret, json };
        listen.SetAction((result, token) => RunAsync(
            result.GetValue(port), result.GetValue(secret) ?? NewSecret(), result.GetValue(json), token));
        return new Command("callbacks", "Try signed callbacks.") { listen };
    }

    private static string NewSecret() => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    private static async Task<int> RunAsync(int port, string secret, bool json, CancellationToken cancellationToken)
    {
        var printer = new CallbackPrinter(Console.Out, json);
        await using var receiver = await CallbackReceiver.StartAsync(port, secret, printer.Print, cancellationToken);
        printer.PrintAddress(receiver.Url, secret);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C: it was to listen until then.
        }
        return ExitCode.Succeeded;
    }
}
