using MediaFunctions.Standalone.Commands;

return await CommandLine.RunAsync(args);
