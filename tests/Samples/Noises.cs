namespace MediaFunctions.Tests.Samples;

/// <summary>Bytes that mean nothing, the same ones every time.</summary>
internal static class Noises
{
    private const int Length = 64 * 1024;

    public static byte[] Bytes()
    {
        var bytes = new byte[Length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
