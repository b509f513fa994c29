using System.Runtime.CompilerServices;

namespace MediaFunctions.Client.Uploads;

/// <summary>Parts of what can be read anywhere: no part is in memory, and those that R2 has are passed over.</summary>
/// <param name="there">The ETags of those, by number.</param>
internal sealed class SlicedParts(IUploadBytes bytes, long partSize, IReadOnlyDictionary<int, string> there) : IPartSource
{
    public static long LengthOf(int number, long partSize, long size) => Math.Min(partSize, size - (number - 1) * partSize);

    public static int Count(long partSize, long size) => (int)Math.Max(1, (size + partSize - 1) / partSize);

    public async IAsyncEnumerable<UploadPart> PartsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        for (var number = 1; number <= Count(partSize, bytes.Length); number++)
        {
            if (!there.ContainsKey(number))
                yield return new UploadPart(number, bytes, (number - 1) * partSize, LengthOf(number, partSize, bytes.Length));
        }
    }
}
