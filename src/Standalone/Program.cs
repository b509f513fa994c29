using MediaFunctions.Processing.Running;
using MediaFunctions.Standalone.Commands;
using MediaFunctions.Standalone.Hosting;

Signals.HearInterrupt();
// FFmpeg runs as the same user: it must not read this process's memory and settings.
ProcessPrivacy.Protect();
return await CommandLine.RunAsync(args);
