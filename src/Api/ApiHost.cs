using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Api;

/// <summary>
/// The one way into the API, the same in every head: who calls, how much comes, what the endpoint says, and what
/// becomes of a refusal or a fault.
/// </summary>
public sealed partial class ApiHost(Callers callers, ApiSettings settings, ILogger<ApiHost> log)
{
    /// <summary>Answers one call; never throws.</summary>
    public async Task<IResult> HandleAsync(ApiEndpoint endpoint, HttpContext context)
    {
        CrossOrigin.Expose(context, settings);
        if (endpoint.AnyOrigin)
            CrossOrigin.LetAll(context);
        try
        {
            var answer = await AnswerAsync(endpoint, context);
            if (!answer.Succeeded(out var reply, out var refusal))
                return ProblemWriter.Refused(refusal, context);
            if (reply.Location is { } location)
                context.Response.Headers.Location = location;
            return reply.Result;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (Exception e) when (StorageFaults.IsTransient(e))
        {
            Unavailable(endpoint.Name, e);
            return ProblemWriter.Refused(Messages.StorageUnavailable, context);
        }
        catch (RecipeBookException e)
        {
            NoBook(endpoint.Name, e);
            return ProblemWriter.Refused(Messages.NoBook, context);
        }
        catch (Exception e)
        {
            Failed(endpoint.Name, e);
            return ProblemWriter.Internal();
        }
    }

    private async Task<Result<Reply, Refusal>> AnswerAsync(ApiEndpoint endpoint, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        if (!(await callers.ReadAsync(endpoint.Access, context, cancellation)).Succeeded(out var caller, out var stranger))
            return stranger;
        var body = ReadOnlyMemory<byte>.Empty;
        if (endpoint.Request is not null)
        {
            if (ContentTypes.Objection(context.Request) is { } objection)
                return objection;
            if (!(await BoundedBody.ReadAsync(context.Request, endpoint.MostBodyBytes, cancellation)).Succeeded(out var bytes, out var refusal))
                return refusal;
            body = bytes;
        }
        var handler = (IApiHandler)context.RequestServices.GetRequiredService(endpoint.Handler);
        return await handler.HandleAsync(new ApiCall(context, caller, body, BaseUrl(context.Request)), cancellation);
    }

    private string BaseUrl(HttpRequest request) => settings.PublicBaseUrl ?? $"{request.Scheme}://{request.Host}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Endpoint} could not be answered: storage is unavailable")]
    private partial void Unavailable(string endpoint, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Endpoint} could not be answered: there is no recipe book")]
    private partial void NoBook(string endpoint, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Endpoint} failed")]
    private partial void Failed(string endpoint, Exception exception);

    private static class Messages
    {
        public static readonly Refusal NoBook = new(
            RefusalCode.StorageUnavailable, "The recipe book cannot be used now; GET /api/health says what is wrong with it.");

        public static readonly Refusal StorageUnavailable = new(
            RefusalCode.StorageUnavailable, "The storage behind this service does not answer; try again in a few seconds.");
    }
}
