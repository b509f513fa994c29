using Amazon.Runtime;
using Azure;

namespace MediaFunctions.Standalone.Doctor.Faults;

/// <summary>Tells writes that surely did not happen from those that may have: of the former nothing is left to delete.</summary>
internal static class Unwritten
{
    public static bool IsSure(Exception exception) => exception switch
    {
        AmazonServiceException { StatusCode: var status } => IsRefusal((int)status),
        RequestFailedException { Status: var status } => IsRefusal(status),
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
        } => true,
        _ => false,
    };

    private static bool IsRefusal(int status) => status is >= 400 and < 500;
}
