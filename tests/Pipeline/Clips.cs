using MediaFunctions.Tests.Samples;

namespace MediaFunctions.Tests.Pipeline;

/// <summary>Paths of two small films with sound, for tests that ask for any upload.</summary>
public static class Clips
{
    private static readonly Lazy<string> ShortPath = new(() => PathOf(Containers.Mp4));
    private static readonly Lazy<string> OtherPath = new(() => PathOf(RealUploads.Brief));

    /// <summary>Three seconds of H.264 and AAC.</summary>
    public static string Short => ShortPath.Value;

    /// <summary>Other bytes than <see cref="Short"/>.</summary>
    public static string Other => OtherPath.Value;

    // On the pool: a test's own synchronisation context must not wait for itself.
    private static string PathOf(Sample sample) => Task.Run(() => sample.PathAsync()).GetAwaiter().GetResult();
}
