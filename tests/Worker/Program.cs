using System.Diagnostics;
using System.Text.Json;
using MediaFunctions.Processing;
using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Jobs.Announcing;
using MediaFunctions.Processing.Jobs.Deleting;
using MediaFunctions.Processing.Jobs.Sweep;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Settings;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// A second process of the pipeline for the fault tests: takes an event or the next message of the queue, and kills
// itself with SIGKILL right after the named write. Settings come from the environment, as everywhere.
//   intake EVENT.json POINT | delete ASSET POINT | work POINT | heavy POINT | sweep POINT | callback POINT | cancel JOB POINT
var point = Enum.Parse<CrashPoint>(args[^1]);
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
await using var services = new ServiceCollection()
    .AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning))
    .AddSingleton<ICrashPoints>(new Killer(point))
    .AddSingleton(args[0] == "heavy" ? WorkPlace.Container : WorkPlace.Here)
    .AddPipeline(configuration)
    .BuildServiceProvider();

if (args[0] == "intake")
{
    var notice = JsonSerializer.Deserialize<R2Event>(args[1], JsonSerializerOptions.Web)!;
    await services.GetRequiredService<EventIntake>().AcceptAsync(notice, CancellationToken.None);
    return 3;
}
if (args[0] == "sweep")
{
    // Another process's cursor may stand behind what it is to find: the second sweep begins at the beginning.
    var sweep = services.GetServices<ISweep>().OfType<PromiseSweep>().Single();
    for (var i = 0; i < 2; i++)
        await sweep.SweepAsync(CancellationToken.None);
    return 7;
}
if (args[0] == "delete")
{
    await services.GetRequiredService<AssetDeleter>().DeleteAsync(args[1], owner: null, CancellationToken.None);
    return 6;
}
if (args[0] == "cancel")
{
    await services.GetRequiredService<JobCommands>().CancelAsync(args[1], CancellationToken.None);
    return 3;
}
var callbacks = args[0] == "callback";
var queue = await services.GetRequiredService<AzureStorage>().QueueAsync(
    callbacks ? CallbackQueue.Name : args[0] == "heavy" ? JobQueue.HeavyName : JobQueue.Name);
var message = await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(1));
if (message.Value is null)
    return 4;
try
{
    if (callbacks)
        await services.GetRequiredService<CallbackCourier>().DeliverAsync(message.Value.MessageText, CancellationToken.None);
    else
        await services.GetRequiredService<JobProcessor>().ProcessAsync(message.Value.MessageText, CancellationToken.None);
}
catch (Exception e) when (point is not CrashPoint.LeaseReturned)
{
    Console.Error.WriteLine(e);
}
return 5;

internal sealed class Killer(CrashPoint at) : ICrashPoints
{
    public void Passed(CrashPoint point)
    {
        if (point != at)
            return;
        using var me = Process.GetCurrentProcess();
        me.Kill();
        Task.Delay(Timeout.Infinite).Wait(); // nothing after the write may happen while the signal is on its way
    }
}
