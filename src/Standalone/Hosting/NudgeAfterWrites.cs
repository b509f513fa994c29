using MediaFunctions.Standalone.Worker;

namespace MediaFunctions.Standalone.Hosting;

/// <summary>Any request that may have put a job on the queue, or ended one, wakes the workers of this process.</summary>
internal sealed class NudgeAfterWrites(RequestDelegate next, QueueNudge nudge, CallbackNudge callbacks)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || context.Response.StatusCode >= StatusCodes.Status400BadRequest)
            return;
        nudge.Ring();
        callbacks.Ring();
    }
}
