using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MediaFunctions.Tests.FFmpeg;

/// <summary>Gives every HTTP request on a free loopback port the same answer, and remembers the request lines.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> requests = new();
    private readonly byte[] answer;
    private readonly CancellationTokenSource ending = new();
    private readonly Task serving;

    private LoopbackServer(string head, byte[] body)
    {
        head = $"{head}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        answer = [.. Encoding.ASCII.GetBytes(head), .. body];
        listener.Start();
        serving = ServeAsync();
    }

    public IReadOnlyCollection<string> Requests => requests;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}/upload";

    public static LoopbackServer Of(byte[] body) => new("HTTP/1.1 200 OK", body);

    public static LoopbackServer RedirectingTo(string location) =>
        new($"HTTP/1.1 302 Found\r\nLocation: {location}", []);

    public async ValueTask DisposeAsync()
    {
        // Not by stopping the listener: between two requests that is an error of its own kind.
        await ending.CancelAsync();
        await serving;
        listener.Stop();
        ending.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(ending.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // DisposeAsync has ended it.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            requests.Enqueue(await reader.ReadLineAsync() ?? "");
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
                // The rest of the head says nothing that a test asks for.
            }
            await stream.WriteAsync(answer);
        }
        catch (IOException)
        {
            // A client that hangs up early is its own affair.
        }
    }
}
