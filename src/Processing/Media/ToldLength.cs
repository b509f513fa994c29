namespace MediaFunctions.Processing.Media;

/// <summary>What a container says of its length, and how far that is to be trusted.</summary>
public static class ToldLength
{
    private const double TrustedShare = 0.98;
    private const double TrustedSeconds = 1;

    /// <summary>How long it lasts for certain, seconds, unless it has lost its end: headers round, and count what no stream fills.</summary>
    public static double Sure(double toldSeconds) => (toldSeconds * TrustedShare) - TrustedSeconds;
}
