using System.CommandLine;
using System.Text.Json;
using MediaFunctions.Standalone.Local;

namespace MediaFunctions.Standalone.Commands;

/// <summary><c>dev</c>: the local pipeline stays up until a signal ends it.</summary>
internal static class DevCommand
{
    public static Command Create(CommonOptions common)
    {
        var json = new Option<bool>("--json") { Description = "Print one line of JSON." };
        var settings = new Option<string?>("--settings")
        {
            HelpName = "FILE",
            Description = "Write a local.settings.json for func start there, and leave the queue to that app.",
        };
        var command = new Command("dev", "Run the local pipeline until Ctrl-C.") { json, settings };
        command.SetAction((result, token) =>
            RunAsync(
                result.GetValue(json),
                new LocalOptions(null, result.GetValue(common.Verbose), result.GetValue(settings)),
                common.TimingsOf(result),
                token));
        return command;
    }

    private static async Task<int> RunAsync(
        bool json, LocalOptions options, Timings timings, CancellationToken cancellationToken)
    {
        await using var pipeline = await LocalPipeline.StartAsync(options, timings, cancellationToken);
        timings.Print();
        Console.Out.WriteLine(json
            ? JsonSerializer.Serialize(pipeline.Addresses, LocalJson.Default.LocalAddresses)
            : Text(pipeline.Addresses));
        try
        {
            await pipeline.PartsEnded.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Succeeded;
        }
        throw new LocalStartException("The local parts have ended; their message is above.");
    }

    private static string Text(LocalAddresses at) => $"""
        API             {at.Api}
        key             {at.Key}  (header x-functions-key)
        page            {at.Page}
        uploads bucket  {at.S3}/{at.UploadsBucket}
        media bucket    {at.S3}/{at.MediaBucket}, read at {at.MediaUrl}
        S3 keys         {at.AccessKeyId} {at.SecretAccessKey}
        Ctrl-C ends it.
        """;
}
