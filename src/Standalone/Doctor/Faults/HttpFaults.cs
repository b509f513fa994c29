using System.Net.Sockets;

namespace MediaFunctions.Standalone.Doctor.Faults;

/// <summary>No answer at all, over plain HTTP.</summary>
internal static class HttpFaults
{
    /// <param name="exception">What was thrown.</param>
    /// <param name="who">Who did not answer, as a sentence begins.</param>
    /// <returns>Null where it is no such fault.</returns>
    public static Advice? Find(Exception exception, string who) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new Advice(
            $"{who} cannot be found: its host name does not resolve.",
            "The name of the host resolves by DNS.",
            "Compare the address in the settings with the one that the deployment printed; a new custom domain needs some minutes until its name is known."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new Advice(
            $"{who} cannot be trusted: the TLS handshake failed.",
            "A certificate for that host, valid today.",
            "A new custom domain needs some minutes until its certificate is there; else look at this machine's clock and for a proxy that opens TLS."),
        HttpRequestException or SocketException or IOException => new Advice(
            $"{who} cannot be reached: no connection, or one that broke.",
            "It takes connections from this machine.",
            "Compare the address in the settings with the one that the deployment printed, and look whether the service is up and no firewall is between."),
        _ => null,
    };
}
