namespace MediaFunctions.Processing.Jobs;

/// <summary>Cloudflare Stream is not done yet: whoever hears of its end looks again.</summary>
/// <param name="Percent">How far it is; null where it does not answer.</param>
public sealed record StreamWait(double? Percent) : StepEnd
{
    /// <summary>What is waited for nobody tells: it has to be looked at again soon.</summary>
    public bool IsSilent { get; init; }
}
