using System.Runtime.ExceptionServices;
using MediaFunctions.Processing.Streaming.Receiving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Streaming;

/// <summary>The sink of one run. Ask it for its fault: FFmpeg reads no answer and ends well whatever was refused.</summary>
public sealed partial class OpenSink : IAsyncDisposable
{
    /// <summary>How libavformat calls itself, in all its versions.</summary>
    private const string FFmpegAgent = "Lavf/";

    private readonly ILogger logger;
    private readonly SinkLife life;
    private readonly SinkMemory memory;
    private readonly SinkSender sender;
    private readonly SinkDesk desk;
    private readonly SinkKestrel server;
    private readonly SinkUploads uploads = new();
    private readonly ActiveWork requests = new();
    private readonly ActiveWork storing = new();
    private int completed;
    private int disposed;

    internal OpenSink(
        ISinkStore store,
        SinkRules rules,
        StreamingOptions options,
        BlockPool pool,
        TimeProvider time,
        ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        logger = loggers.CreateLogger<OpenSink>();
        life = new SinkLife(fault => LogFault(fault.GetType().Name, fault.Message), cancellationToken);
        memory = new SinkMemory(pool, options.SinkBytes);
        sender = new SinkSender(options, time);
        desk = new SinkDesk(store, rules, sender, memory, life);
        server = new SinkKestrel(AnswerAsync, loggers);
    }

    /// <summary>
    /// Where FFmpeg writes: loopback, a path that nobody guesses, a slash at its end; a file's name follows, with one
    /// folder at most. For FFmpeg: <c>-method PUT</c>, and for hls <c>-http_persistent 1</c> too.
    /// </summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>
    /// What ended the sink: an <see cref="IOException"/> of the store after all retries, what else the store threw, a
    /// <see cref="SinkFullException"/>, <see cref="SinkBrokenException"/> or <see cref="SinkNameException"/>. Null while
    /// it is well.
    /// </summary>
    public Exception? Fault => life.Fault;

    /// <summary>
    /// Fires with the fault: FFmpeg works in vain from then on. Not with a <see cref="SinkBrokenException"/>, which is
    /// FFmpeg's own end.
    /// </summary>
    public CancellationToken Faulted => life.Faulted;

    /// <summary>What has arrived, by name; of files written again the newest that has.</summary>
    public IReadOnlyDictionary<string, SinkFile> Files => desk.Files;

    /// <summary>Memory for what FFmpeg has written and the store does not have yet, bytes.</summary>
    public long BufferedBytes => memory.HeldBytes;

    /// <summary>The most that <see cref="BufferedBytes"/> has been.</summary>
    public long PeakBufferedBytes => memory.PeakBytes;

    internal async Task StartAsync() => Url = await server.StartAsync();

    /// <summary>
    /// Waits until all that FFmpeg has sent is in the store; to be called when FFmpeg has ended. Nothing is taken
    /// afterwards.
    /// </summary>
    /// <exception cref="Exception">The <see cref="Fault"/>.</exception>
    /// <exception cref="OperationCanceledException">The sink was given up.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await server.Transport.AnsweredAsync(cancellationToken);
        Volatile.Write(ref completed, 1);
        await requests.EndAsync().WaitAsync(cancellationToken);
        await storing.EndAsync().WaitAsync(cancellationToken);
        if (Fault is { } fault)
            ExceptionDispatchInfo.Throw(fault);
        life.Stop.ThrowIfCancellationRequested();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var connection = context.Features.GetRequiredFeature<SinkConnection>();
        var order = connection.NextOrder();
        connection.IsMute = context.Request.Headers.UserAgent.ToString().StartsWith(FFmpegAgent, StringComparison.Ordinal);
        // Known before it looks whether the sink still takes files: whoever ends the sink waits for it, or it is refused.
        var answered = new TaskCompletionSource();
        requests.Add(answered.Task);
        try
        {
            context.Response.StatusCode = Refusal(context.Request) ?? await TakeAsync(context, connection, order);
            // Who reads no answer is told by the end of the connection.
            if (connection.IsMute && life.Stop.IsCancellationRequested)
                context.Abort();
        }
        finally
        {
            answered.SetResult();
            connection.SetBusy(false);
        }
    }

    /// <summary>Why the request is not taken; null where it is.</summary>
    private int? Refusal(HttpRequest request)
    {
        if (!request.Path.Value!.StartsWith(server.Prefix, StringComparison.Ordinal))
            return StatusCodes.Status404NotFound;
        // A playlist's old segments stay (DELETE): outputs are immutable.
        if (!HttpMethods.IsPut(request.Method) && !HttpMethods.IsPost(request.Method))
            return StatusCodes.Status405MethodNotAllowed;
        if (life.Stop.IsCancellationRequested || Volatile.Read(ref completed) == 1)
            return StatusCodes.Status503ServiceUnavailable;
        if (SinkName.IsValid(NameOf(request)))
            return null;
        // FFmpeg does not see the answer.
        life.Fail(new SinkNameException(NameOf(request)));
        return StatusCodes.Status400BadRequest;
    }

    private async Task<int> TakeAsync(HttpContext context, SinkConnection connection, SinkOrder order)
    {
        var upload = new SinkUpload(NameOf(context.Request), order, desk);
        uploads.Begin(upload);
        connection.SetBusy(true);
        var isWhole = false;
        try
        {
            await upload.ReceiveAsync(context.Request.BodyReader);
            isWhole = true;
        }
        catch (Exception fault)
        {
            life.Fail(fault is IOException ? new SinkBrokenException(upload.Name, fault) : fault);
            context.Abort();
        }
        storing.Add(StoreAsync(upload, isWhole));
        return StatusCodes.Status202Accepted;
    }

    private async Task StoreAsync(SinkUpload upload, bool isWhole)
    {
        // The answer need not wait for the store's client.
        await Task.Yield();
        await upload.StoreAsync(isWhole, () => GateAsync(upload));
        uploads.End(upload);
    }

    /// <summary>What must have ended before the file may stand in the store.</summary>
    private async Task GateAsync(SinkUpload upload)
    {
        if (upload.IsPlaylist)
        {
            await server.Transport.BegunAsync(life.Stop);
            await uploads.BeforeAsync(upload);
        }
        await uploads.NamesakesAsync(upload);
    }

    private string NameOf(HttpRequest request) => request.Path.Value![server.Prefix.Length..];

    /// <summary>Takes nothing more, and gives up what has not arrived in the store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        life.End();
        await server.DisposeAsync();
        await requests.EndAsync();
        await storing.EndAsync();
        sender.Dispose();
        life.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outputs cannot be stored any more: {Kind}: {Reason}")]
    private partial void LogFault(string kind, string reason);
}
