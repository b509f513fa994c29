using MediaFunctions.Standalone.Commands;
using MediaFunctions.Standalone.Hosting;

Signals.HearInterrupt();
return await CommandLine.RunAsync(args);
