using System.Net.Http.Headers;

namespace MediaFunctions.Api.Http;

/// <summary>Every body that we read is JSON.</summary>
internal static class ContentTypes
{
    private const string Json = "application/json";

    public static readonly Refusal NotJson = new(
        RefusalCode.ContentTypeNotAllowed, $"The body is announced as something else than JSON; expected the header Content-Type: {Json}.");

    /// <summary>
    /// Why the body is refused unread; null when it is not: one that says nothing of its type is taken at its word.
    /// </summary>
    public static Refusal? Objection(HttpRequest request) => request.ContentType is not { Length: > 0 } type || IsJson(type)
        ? null
        : NotJson;

    private static bool IsJson(string type) => MediaTypeHeaderValue.TryParse(type, out var parsed)
        && parsed.MediaType is { } media
        && (media.Equals(Json, StringComparison.OrdinalIgnoreCase)
            || (media.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && media.EndsWith("+json", StringComparison.OrdinalIgnoreCase)));
}
