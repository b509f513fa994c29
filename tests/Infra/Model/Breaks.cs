using System.Collections;

namespace MediaFunctions.Tests.Infra.Model;

/// <summary>
/// Ways to break a deployment, or the code that runs there, each with what the check must say of it. A line is a case:
/// what is broken, how, and a part of the finding.
/// </summary>
internal sealed class Breaks(Func<Deployment, IEnumerable<string>> check) : IEnumerable<string>
{
    private readonly Dictionary<string, (Action<Deployment> Change, string Finding)> all = [];

    public void Add(string what, Action<Deployment> change, string finding) => all.Add(what, (change, finding));

    /// <summary>That the check names this break, and does not say the same of the deployment as it is.</summary>
    public void Prove(string what, Deployment deployment)
    {
        var (change, finding) = all[what];
        var broken = deployment.Copy();
        change(broken);

        Expect.NoFinding(finding, check(deployment));
        Expect.Finding(finding, check(broken));
    }

    public IEnumerator<string> GetEnumerator() => all.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
