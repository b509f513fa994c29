using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Api.Watching;

/// <summary>
/// What a client has been told of each job, short enough for an event's id: a client that comes back with it
/// (<c>Last-Event-ID</c>) is told what has changed since, whichever process it meets.
/// </summary>
/// <remarks>
/// Of what is told, not of the row's time: a lease is renewed, an attempt of a callback is noted, and the client is none the
/// wiser.
/// </remarks>
internal sealed partial class JobMarks
{
    private const int LongestId = 4096;

    private readonly Dictionary<string, string> marks = [];

    /// <summary>Reads the id of an event; whatever is none has told nothing.</summary>
    public static JobMarks Read(string? id)
    {
        var told = new JobMarks();
        if (id is null or { Length: > LongestId } || !Shape().IsMatch(id))
            return told;
        foreach (var mark in id.Split('.'))
            told.marks[mark[..12]] = mark[13..];
        return told;
    }

    /// <summary>What to tell of this row: <c>state</c>, <c>progress</c> or <c>end</c>; null: nothing new.</summary>
    public string? Tell(JobRow row)
    {
        var mark = MarkOf(row);
        var before = marks.GetValueOrDefault(row.Job.Version);
        if (before == mark)
            return null;
        marks[row.Job.Version] = mark;
        if (row.State.IsFinal())
            return "end";
        return before is not null && StateIn(before) == StateIn(mark) ? "progress" : "state";
    }

    /// <summary>Forgets jobs that are no longer followed.</summary>
    public void Keep(IReadOnlyCollection<JobRow> rows)
    {
        foreach (var gone in marks.Keys.Except(rows.Select(row => row.Job.Version)).ToList())
            marks.Remove(gone);
    }

    /// <summary>The id of an event after which this is what has been told.</summary>
    public override string ToString() =>
        string.Join('.', marks.OrderBy(mark => mark.Key, StringComparer.Ordinal).Select(mark => $"{mark.Key}-{mark.Value}"));

    private static string StateIn(string mark) => mark[..mark.IndexOf('-', StringComparison.Ordinal)];

    private static string MarkOf(JobRow row)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Progress}|{row.Failure?.Code}|{row.Failure?.Message}|{row.SupersededBy}|{row.FinishedAt?.UtcTicks}");
        return $"{row.State.Word()}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]}";
    }

    [GeneratedRegex(@"\A[0-9a-f]{12}-[a-z]{1,20}-[0-9a-f]{8}(\.[0-9a-f]{12}-[a-z]{1,20}-[0-9a-f]{8})*\z")]
    private static partial Regex Shape();
}
