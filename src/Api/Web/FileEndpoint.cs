namespace MediaFunctions.Api.Web;

/// <summary>What is the same of every endpoint that answers with a file of the page.</summary>
internal static class FileEndpoint
{
    public const string Method = "GET";

    public static ApiEndpoint Of<T>(string name, string pattern, string contentType, string summary)
        where T : IApiHandler => new()
        {
            Name = name,
            Method = Method,
            TakesHead = true,
            Pattern = pattern,
            Access = Access.Open,
            Summary = summary,
            Resource = "Page",
            Handler = typeof(T),
            Response = typeof(string),
            ContentType = contentType,
            EmptyStatuses = [StatusCodes.Status304NotModified],
            Refusals = [RefusalCode.NotFound],
        };
}
