using MediaFunctions.Tests.Api.Examples;
using Microsoft.OpenApi;

namespace MediaFunctions.Tests.Api.OpenApi;

/// <summary>Shows in the document what was really sent and answered.</summary>
internal static class OpenApiExamples
{
    public static void Add(ApiEndpoint endpoint, OpenApiOperation operation)
    {
        if (!RecordedExamples.Committed.TryGetValue(endpoint.Name, out var example))
            return;
        if (example.Request is { } request)
            Put(operation.RequestBody?.Content, request);
        foreach (var (status, answer) in example.Answers)
        {
            if (operation.Responses?.TryGetValue(status, out var response) == true)
                Put(response.Content, answer);
        }
    }

    private static void Put(IDictionary<string, OpenApiMediaType>? content, JsonNode value)
    {
        foreach (var media in content?.Values ?? (IEnumerable<OpenApiMediaType>)[])
            media.Example = value.DeepClone();
    }
}
