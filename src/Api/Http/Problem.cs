namespace MediaFunctions.Api.Http;

/// <summary>Problem details as RFC 9457 has them, and our stable code.</summary>
/// <param name="Type">The (relative) address of the paragraph that explains the code.</param>
/// <param name="Title">The code in words; the same for every problem of this code.</param>
/// <param name="Status">The HTTP status, again.</param>
/// <param name="Detail">What was wrong this time, what was expected, what to do.</param>
/// <param name="Code">What clients switch on.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string Code)
{
    public const string ContentType = "application/problem+json";
}
