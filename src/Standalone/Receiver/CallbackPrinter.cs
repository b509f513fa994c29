using System.Globalization;
using System.Text.Json;

namespace MediaFunctions.Standalone.Receiver;

/// <summary>Prints what a receiver gets: for people, or a line of JSON each.</summary>
internal sealed class CallbackPrinter(TextWriter output, bool json)
{
    private readonly Lock gate = new();

    public void PrintAddress(string url, string secret) => Write(json
        ? JsonSerializer.Serialize(new ListeningAt(url, secret), ReceiverJson.Default.ListeningAt)
        : $"""
            Listening at {url}, secret {secret}
            In another terminal: Callbacks__Urls={url} Callbacks__Secrets={secret} ./run dev
            Ctrl-C ends it.
            """);

    public void Print(ReceivedCallback received) => Write(json
        ? JsonSerializer.Serialize(received, ReceiverJson.Default.ReceivedCallback)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{received.At:HH:mm:ss} {(received.Verified ? "verified" : $"NOT VERIFIED: {received.Reason}")} {received.WebhookId} {received.Body}"));

    private void Write(string line)
    {
        lock (gate)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}
