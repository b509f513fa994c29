using Microsoft.AspNetCore.Routing.Template;

namespace MediaFunctions.Api;

/// <summary>The answer where no endpoint takes the call: the address is none, or not with this method.</summary>
public static class Unrouted
{
    private static readonly IReadOnlyList<(TemplateMatcher Pattern, string Method)> Routes =
        [.. ApiCatalog.All.SelectMany(e => e.Methods, (e, method) => (new TemplateMatcher(TemplateParser.Parse(e.Pattern), []), method))];

    public static IResult Answer(HttpContext context)
    {
        // Routing looks at the body's type before we can.
        if (context.Response.StatusCode == StatusCodes.Status415UnsupportedMediaType)
            return ProblemWriter.Refused(ContentTypes.NotJson, context);
        var methods = Routes
            .Where(route => route.Pattern.TryMatch(context.Request.Path, []))
            .Select(route => route.Method)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (methods.Length == 0)
        {
            return ProblemWriter.Refused(
                new Refusal(RefusalCode.NotFound, "There is nothing at this address; /api/openapi.json lists what is there."), context);
        }
        context.Response.Headers.Allow = string.Join(", ", methods);
        return ProblemWriter.Refused(
            new Refusal(RefusalCode.MethodNotAllowed, $"This address does not take this method, only {string.Join(", ", methods)}."), context);
    }
}
