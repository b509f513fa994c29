using System.Reflection;
using MediaFunctions.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace MediaFunctions.Tests.Functions;

/// <summary>One function of the app, as the host would find it.</summary>
internal sealed record AppFunction(string Name, MethodInfo Method)
{
    public static IReadOnlyList<AppFunction> All { get; } =
    [
        .. typeof(QueueFunctions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => (Method: method, Function: method.GetCustomAttribute<FunctionAttribute>()))
            .Where(found => found.Function is not null)
            .Select(found => new AppFunction(found.Function!.Name, found.Method)),
    ];

    /// <summary>Those that an HTTP call starts, with the trigger.</summary>
    public static IEnumerable<(AppFunction Function, HttpTriggerAttribute Trigger)> Http =>
        All.Select(f => (f, f.Trigger as HttpTriggerAttribute)).Where(f => f.Item2 is not null)!;

    public TriggerBindingAttribute Trigger =>
        Method.GetParameters().Select(p => p.GetCustomAttribute<TriggerBindingAttribute>()).OfType<TriggerBindingAttribute>().Single();

    public static AppFunction Named(string name) => All.Single(f => f.Name == name);
}
