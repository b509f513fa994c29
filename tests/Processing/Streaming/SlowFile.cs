using System.Net;
using System.Threading.Channels;

namespace MediaFunctions.Tests.Processing.Streaming;

/// <summary>A file on its way into a sink, written and ended by the test.</summary>
internal sealed class SlowFile(SlowFile.Body body, Task<int> answer)
{
    public Task WriteAsync(byte[] bytes) => body.WriteAsync(bytes);

    /// <summary>Ends the body; returns the status.</summary>
    public Task<int> EndAsync()
    {
        body.End();
        return answer;
    }

    internal sealed class Body : HttpContent
    {
        private readonly Channel<(byte[] Bytes, TaskCompletionSource Written)> pieces =
            Channel.CreateUnbounded<(byte[], TaskCompletionSource)>();

        public Task WriteAsync(byte[] bytes)
        {
            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            pieces.Writer.TryWrite((bytes, written));
            return written.Task;
        }

        public void End() => pieces.Writer.Complete();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync();
            await foreach (var (bytes, written) in pieces.Reader.ReadAllAsync())
            {
                await stream.WriteAsync(bytes);
                await stream.FlushAsync();
                written.SetResult();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
