using System.CommandLine;
using System.Globalization;
using MediaFunctions.Standalone.Doctor;

namespace MediaFunctions.Standalone.Commands;

/// <summary><c>doctor</c>: examines a pipeline part by part, and says what to do about what fails.</summary>
internal static class DoctorCommand
{
    private const string KeyVariable = "MEDIAFUNCTIONS_KEY";
    private const int UsualWaitSeconds = 120;

    public static Command Create(CommonOptions common)
    {
        var settings = new Option<FileInfo>("--settings") { HelpName = "FILE", Description = "Examine what this local.settings.json names; starts nothing." }
            .AcceptExistingOnly();
        var environment = new Option<bool>("--environment") { Description = "Examine what the environment's settings name; starts nothing." };
        var json = new Option<bool>("--json") { Description = "Print a line of JSON for each check." };
        var key = new Option<string?>("--key") { HelpName = "KEY", Description = $"An API key, for the round trip; else {KeyVariable}, which other users of this machine do not see." };
        var origins = new Option<string[]>("--origin") { HelpName = "ORIGIN", Description = "A page that uploads (may be repeated); else Api:Origins." };
        var wait = new Option<int>("--wait") { HelpName = "SECONDS", Description = "How long the round trip waits for its job.", DefaultValueFactory = _ => UsualWaitSeconds };
        var command = new Command("doctor", "Examine the local pipeline, or a deployed one: what works, and what to do about what does not.")
        {
            settings, environment, json, key, origins, wait,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(settings) is { Implicit: false } && result.GetResult(environment) is { Implicit: false })
                result.AddError("--settings and --environment are two ways to say the same; expected one of them.");
            if (result.GetResult(key) is { Implicit: false } && result.GetResult(settings) is null or { Implicit: true } && result.GetResult(environment) is null or { Implicit: true })
                result.AddError("--key is for a deployment: the local parts have a key of their own; expected --settings or --environment beside it.");
        });
        wait.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds) && seconds < 1)
                result.AddError($"--wait is {seconds}; expected a number of seconds from 1 on.");
        });
        command.SetAction((result, token) =>
        {
            var options = new DoctorOptions
            {
                Key = result.GetValue(key) ?? Environment.GetEnvironmentVariable(KeyVariable),
                Origins = result.GetValue(origins) is { Length: > 0 } given ? given : null,
                Wait = TimeSpan.FromSeconds(result.GetValue(wait)),
                Verbose = result.GetValue(common.Verbose),
            };
            var visit = new DoctorVisit(options, result.GetValue(json), Console.Out);
            return result.GetValue(settings) is { } file ? visit.OfFileAsync(file.FullName, token)
                : result.GetValue(environment) ? visit.OfEnvironmentAsync(token)
                : visit.OfLocalPartsAsync(common.TimingsOf(result), token);
        });
        return command;
    }
}
