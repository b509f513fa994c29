namespace MediaFunctions.Standalone.Doctor;

/// <summary>Looks at one thing that the pipeline needs, as the pipeline itself would use it.</summary>
/// <remarks>
/// ASP.NET Core's health checks run all at once and know no order: here a check begins where those before it have proven
/// what it stands on, and is skipped where they have not, so that one fault is told once.
/// </remarks>
internal interface ICheck
{
    /// <summary>Also the name of its paragraph in docs/doctor.md.</summary>
    string Name { get; }

    /// <summary>Checks that must have ended well.</summary>
    IReadOnlyList<string> Needs { get; }

    /// <summary>How long it may take.</summary>
    TimeSpan Patience => TimeSpan.FromSeconds(30);

    /// <summary>Looks. What it writes it owes to <see cref="Leavings"/>, before it writes.</summary>
    Task<CheckResult> RunAsync(CancellationToken cancellationToken);
}
