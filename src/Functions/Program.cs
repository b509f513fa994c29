using MediaFunctions.Api;
using MediaFunctions.Processing.Running;
using MediaFunctions.Processing.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// FFmpeg runs as the same user: it must not read this process's memory and settings.
ProcessPrivacy.Protect();
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddPipeline(builder.Configuration).AddApi(builder.Configuration);
// The API bounds every body itself and says so; the server's own limit would answer with an empty 500.
builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
builder.Build().Run();
