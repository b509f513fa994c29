using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;
using MediaFunctions.Processing.Ledger.Budget;
using MediaFunctions.Processing.Storage;

namespace MediaFunctions.Processing.Ledger;

/// <summary>A job's row as table columns and back. Columns that are null are left out.</summary>
internal static class JobRowMapper
{
    /// <summary>Columns: what a job is, what became of it, and what it cost. A receipt fits one column.</summary>
    public static readonly string[] WhatSumsNeed = ["PartitionKey", "RowKey", "job", "state", "createdAt", "receipt"];

    /// <summary>Columns: what a job is, how far it has come, and why it ended.</summary>
    public static readonly string[] WhatGlancesNeed =
    [
        "PartitionKey", "RowKey", "job", "state", "createdAt", "updatedAt", "startedAt", "finishedAt", "tries", "failure", "progress",
        "supersededBy", "route",
    ];

    public static TableEntity ToEntity(JobRow row)
    {
        var entity = new TableEntity(row.Job.AssetId, row.Job.Version)
        {
            ["schema"] = row.Job.Schema,
            ["state"] = row.State.Word(),
            ["job"] = Write(row.Job, LedgerJson.Default.MediaJob),
            ["createdAt"] = row.CreatedAt,
            ["updatedAt"] = row.UpdatedAt,
            ["sentAt"] = row.SentAt,
            ["startedAt"] = row.StartedAt,
            ["claimedAt"] = row.ClaimedAt,
            ["aliveAt"] = row.AliveAt,
            ["finishedAt"] = row.FinishedAt,
            ["owner"] = row.OwnerDeliveryId,
            ["lease"] = row.LeaseToken,
            ["leaseUntil"] = row.LeaseUntil,
            ["tries"] = row.Tries,
            ["runId"] = row.RunId,
            ["ffmpegBuild"] = row.FFmpegBuild,
            ["committing"] = row.Committing,
            ["sourceModifiedAt"] = row.SourceModifiedAt,
            ["cancelRequested"] = row.CancelRequested,
            ["ruleMissed"] = row.RuleMissed ? true : null,
            ["supersededBy"] = row.SupersededBy,
            ["route"] = row.Route is { } route ? route.Word() : null,
            ["hold"] = Write(row.Hold, LedgerJson.Default.JobHold),
            ["released"] = row.Released ? true : null,
            ["budget"] = Write(row.Budget, LedgerJson.Default.BudgetEntry),
            ["spent"] = row.Spent == JobSpent.Nothing ? null : Write(row.Spent, LedgerJson.Default.JobSpent),
            ["misjudged"] = row.Misjudged ? true : null,
            ["streamUid"] = row.StreamUid,
            ["atStreamSince"] = row.AtStreamSince,
            ["notAtStream"] = row.NotAtStream,
            ["lookAt"] = row.LookAt,
            ["round"] = row.Round > 0 ? row.Round : null,
            ["failure"] = Write(row.Failure, LedgerJson.Default.Failure),
            ["progress"] = Write(row.Progress, LedgerJson.Default.JobProgress),
        };
        foreach (var name in entity.Keys.Where(k => entity[k] is null).ToList())
            entity.Remove(name);
        LongText.Put(entity, "recipe", row.RecipeJson);
        LongText.Put(entity, "plan", row.PlanJson);
        LongText.Put(entity, "probe", row.ProbeJson);
        LongText.Put(entity, "manifest", row.ManifestJson);
        LongText.Put(entity, "receipt", row.ReceiptJson);
        LongText.Put(entity, "made", row.MadeJson);
        LongText.Put(entity, "routeReasons", row.RouteReasons.Count == 0 ? null : Write(row.RouteReasons, LedgerJson.Default.IReadOnlyListString));
        LongText.Put(entity, "callbacks", row.Callbacks.Count == 0 ? null : Write(row.Callbacks, LedgerJson.Default.IReadOnlyListCallbackAttempt));
        return entity;
    }

    public static JobRow FromEntity(TableEntity entity) => new()
    {
        Job = Read(entity.GetString("job"), LedgerJson.Default.MediaJob)
            ?? throw new InvalidDataException($"Job row {entity.PartitionKey}-{entity.RowKey} has no message."),
        State = JobStates.Parse(entity.GetString("state"))
            ?? throw new InvalidDataException($"Job row {entity.PartitionKey}-{entity.RowKey} has no known state."),
        RecipeJson = LongText.Get(entity, "recipe")!,
        CreatedAt = entity.GetDateTimeOffset("createdAt") ?? default,
        UpdatedAt = entity.GetDateTimeOffset("updatedAt") ?? default,
        SentAt = entity.GetDateTimeOffset("sentAt") ?? default,
        StartedAt = entity.GetDateTimeOffset("startedAt"),
        ClaimedAt = entity.GetDateTimeOffset("claimedAt"),
        AliveAt = entity.GetDateTimeOffset("aliveAt"),
        FinishedAt = entity.GetDateTimeOffset("finishedAt"),
        OwnerDeliveryId = entity.GetString("owner"),
        LeaseToken = entity.GetString("lease"),
        LeaseUntil = entity.GetDateTimeOffset("leaseUntil"),
        Tries = entity.GetInt32("tries") ?? 0,
        RunId = entity.GetString("runId"),
        FFmpegBuild = entity.GetString("ffmpegBuild"),
        Committing = entity.GetBoolean("committing") ?? false,
        SourceModifiedAt = entity.GetDateTimeOffset("sourceModifiedAt"),
        CancelRequested = entity.GetBoolean("cancelRequested") ?? false,
        RuleMissed = entity.GetBoolean("ruleMissed") ?? false,
        SupersededBy = entity.GetString("supersededBy"),
        Failure = Read(entity.GetString("failure"), LedgerJson.Default.Failure),
        Progress = Read(entity.GetString("progress"), LedgerJson.Default.JobProgress),
        PlanJson = LongText.Get(entity, "plan"),
        ProbeJson = LongText.Get(entity, "probe"),
        ManifestJson = LongText.Get(entity, "manifest"),
        ReceiptJson = LongText.Get(entity, "receipt"),
        MadeJson = LongText.Get(entity, "made"),
        Route = entity.GetString("route") is { } route ? Routes.Parse(route) : null,
        RouteReasons = Read(LongText.Get(entity, "routeReasons"), LedgerJson.Default.IReadOnlyListString) ?? [],
        Hold = Read(entity.GetString("hold"), LedgerJson.Default.JobHold),
        Released = entity.GetBoolean("released") ?? false,
        Budget = Read(entity.GetString("budget"), LedgerJson.Default.BudgetEntry),
        Spent = Read(entity.GetString("spent"), LedgerJson.Default.JobSpent) ?? JobSpent.Nothing,
        Misjudged = entity.GetBoolean("misjudged") ?? false,
        StreamUid = entity.GetString("streamUid"),
        AtStreamSince = entity.GetDateTimeOffset("atStreamSince"),
        NotAtStream = entity.GetString("notAtStream"),
        LookAt = entity.GetDateTimeOffset("lookAt"),
        Round = entity.GetInt32("round") ?? 0,
        Callbacks = Read(LongText.Get(entity, "callbacks"), LedgerJson.Default.IReadOnlyListCallbackAttempt) ?? [],
        ETag = entity.ETag,
    };

    private static string? Write<T>(T? value, JsonTypeInfo<T> type)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, type);

    private static T? Read<T>(string? json, JsonTypeInfo<T> type)
        where T : class => json is null ? null : JsonSerializer.Deserialize(json, type);
}
