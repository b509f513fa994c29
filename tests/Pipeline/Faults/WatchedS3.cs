using System.Reflection;
using Amazon.S3;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MediaFunctions.Tests.Pipeline.Faults;

/// <summary>The real client, with something that happens around each request to R2.</summary>
public class WatchedS3 : DispatchProxy
{
    private IAmazonS3 inner = null!;
    private Func<object, Func<Task>, Task> around = null!;

    /// <param name="around">Given the request, and what sends it.</param>
    public static Action<IServiceCollection> Of(Func<object, Func<Task>, Task> around) => services => services
        .AddSingleton(provider => Watch(R2ClientFactory.Create(provider.GetRequiredService<R2Settings>()), around));

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        object? Send() => targetMethod!.Invoke(inner, args);
        return targetMethod!.ReturnType is { IsGenericType: true } type && args?[0] is { } request
            ? typeof(WatchedS3).GetMethod(nameof(SendAsync), BindingFlags.Instance | BindingFlags.NonPublic)!
                .MakeGenericMethod(type.GetGenericArguments()).Invoke(this, [request, (Func<object?>)Send])
            : Send();
    }

    private static IAmazonS3 Watch(IAmazonS3 inner, Func<object, Func<Task>, Task> around)
    {
        var watched = Create<IAmazonS3, WatchedS3>();
        (((WatchedS3)watched).inner, ((WatchedS3)watched).around) = (inner, around);
        return watched;
    }

    private async Task<T> SendAsync<T>(object request, Func<object?> send)
    {
        Task<T>? answer = null;
        await around(request, () => answer = (Task<T>)send()!);
        return await answer!;
    }
}
