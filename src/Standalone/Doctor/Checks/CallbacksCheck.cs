namespace MediaFunctions.Standalone.Doctor.Checks;

/// <summary>Whether callbacks can be signed. Nobody is called: what a receiver makes of a call is its own matter.</summary>
internal sealed class CallbacksCheck(Subject subject) : ICheck
{
    public string Name => CheckNames.Callbacks;

    public IReadOnlyList<string> Needs => [CheckNames.Settings];

    public Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var callbacks = subject.Settings.Callbacks;
        if (!callbacks.IsOn)
            return Task.FromResult(CheckResult.Skipped("nobody is told: Callbacks:Urls and Callbacks:AllowedHosts are empty"));
        var facts = $"receivers {callbacks.Urls.Count}, allowed hosts {callbacks.AllowedHosts.Count}, secrets {callbacks.Secrets.Count}";
        return Task.FromResult(callbacks.AllowPrivate
            ? CheckResult.Minding(facts, new Advice(
                "Callbacks:AllowPrivate is true.",
                "It is false wherever strangers may name a receiver: it lets calls go to private addresses, without TLS.",
                "Set it to false; only a pipeline on a developer's own machine needs it."))
            : CheckResult.Ok(facts));
    }
}
