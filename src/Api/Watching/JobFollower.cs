using MediaFunctions.Api.Jobs;
using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Api.Watching;

/// <summary>Tells what has changed between two looks at the same jobs.</summary>
internal sealed class JobFollower(JobMarks told, R2Settings r2)
{
    /// <summary>Nothing more comes: there are jobs, and all have ended.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The events, the oldest job's first; each id says what is told with its event.</summary>
    public IEnumerable<(string Type, string Id, JobEvent Data)> Follow(IReadOnlyList<JobRow> rows)
    {
        told.Keep(rows);
        var underWay = rows.Count(row => !row.State.IsFinal());
        IsOver = rows.Count > 0 && underWay == 0;
        foreach (var row in rows.OrderBy(row => row.CreatedAt))
        {
            if (told.Tell(row) is { } type)
                yield return (type, told.ToString(), EventOf(row, underWay));
        }
    }

    private JobEvent EventOf(JobRow row, int underWay) => new()
    {
        JobId = row.Job.JobId,
        State = row.State,
        Progress = row.State.IsFinal() ? null : row.Progress,
        Error = JobError.Of(row.Failure),
        Manifest = row.State == JobState.Succeeded
            ? OutputNames.Url(r2.PublicBaseUrl, OutputNames.ManifestKey(row.Job.AssetId, row.Job.Recipe, row.Job.Version))
            : null,
        SupersededBy = row.SupersededBy,
        UpdatedAt = row.UpdatedAt,
        UnderWay = underWay,
    };
}
