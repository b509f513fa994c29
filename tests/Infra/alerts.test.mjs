// bicep takes a query as a text, and Azure would say only after the deployment that it means nothing: here the parser of
// Azure Data Explorer reads each, with the columns that the tables have.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

const require = createRequire(import.meta.url);
require("@kusto/language-service-next/bridge.min.js");
require("@kusto/language-service-next/Kusto.Language.Bridge.min.js");
const { KustoCode, GlobalState, Symbols } = globalThis.Kusto.Language;

// Of https://learn.microsoft.com/azure/azure-monitor/reference/tables-index what a query may need.
const TABLES = {
  AppRequests: "TimeGenerated: datetime, Name: string, Success: bool, ResultCode: string, DurationMs: real, ItemCount: int",
  AppTraces: "TimeGenerated: datetime, Message: string, SeverityLevel: int, Properties: dynamic, ItemCount: int",
  ContainerAppConsoleLogs: "TimeGenerated: datetime, JobName: string, ContainerName: string, Stream: string, Log: string",
  StorageQueueLogs: "TimeGenerated: datetime, OperationName: string, StatusCode: string, StatusText: string, ObjectKey: string, Uri: string",
};

const list = new (globalThis.System.Collections.Generic.List$1(Symbols.TableSymbol).ctor)();
for (const [name, columns] of Object.entries(TABLES)) list.add(Symbols.TableSymbol.From(`(${columns})`).WithName(name));
const workspace = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.$ctor3("workspace", null, list, false));

/** What the parser says to the query, each with the place that it means. */
function complaints(query) {
  const found = KustoCode.ParseAndAnalyze(query, workspace).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, i) => found.getItem(i))
    .map(({ Message, Start, Length }) => `${Message} (${query.slice(Start, Start + Length)})`);
}

/** The alert rules of everything that is expanded, by the names of the parameter file and of the rule. */
function rules() {
  const folder = new URL("./Snapshots/", import.meta.url);
  return readdirSync(folder).filter((name) => name.endsWith(".json")).flatMap((name) =>
    JSON.parse(readFileSync(new URL(name, folder), "utf8")).predictedResources
      .filter(({ type }) => type === "Microsoft.Insights/scheduledQueryRules")
      .map((rule) => [`${name.replace(".json", "")}: ${rule.name}`, rule.properties.criteria.allOf[0].query]));
}

test("Every alert's query is one, over tables and columns that there are", () => {
  const queries = rules();

  assert.ok(queries.length >= 8, `${queries.length} rules were found`);
  for (const [name, query] of queries) assert.deepEqual(complaints(query), [], name);
});

/** The queries that the pages show, by the place of each. */
function shown() {
  const folder = new URL("../../docs/", import.meta.url);
  return readdirSync(folder).filter((name) => name.endsWith(".md")).flatMap((name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    return [...text.matchAll(/^```kql\n(.*?)\n```$/gms)].map((block) =>
      [`docs/${name}:${text.slice(0, block.index).split("\n").length + 1}`, block[1]]);
  });
}

test("Every query that a page shows is one, over tables and columns that there are", () => {
  const queries = shown();

  assert.ok(queries.length >= 4, `${queries.length} queries were found`);
  for (const [place, query] of queries) assert.deepEqual(complaints(query), [], place);
});

for (const [what, from, to] of [
  ["a column that there is not", "SeverityLevel", "Severity"],
  ["an operator that there is not", "order by", "ordered by"],
  ["a name that it has not made", "by State", "by Ending"],
]) {
  test(`A page's query with ${what} is found`, () => {
    const broken = shown().filter(([, query]) => query.includes(from));

    assert.ok(broken.length > 0, `no query has ${from}`);
    for (const [place, query] of broken) assert.notDeepEqual(complaints(query.replaceAll(from, to)), [], place);
  });
}

for (const [what, from, to, expected] of [
  ["a table that there is not", "AppTraces", "AppTrace", /'AppTrace' does not refer to any known/],
  ["a column that there is not", "Message", "Massage", /'Massage' does not refer to any known/],
  ["an aggregate that there is not", "count()", "number()", /number/],
  ["a bracket that is left open", "count()", "count(", /./],
  ["a text where a number belongs", "> 1800", '> "half an hour"', /./],
]) {
  test(`A query with ${what} is found`, () => {
    const broken = rules().map(([, query]) => query).filter((query) => query.includes(from));

    assert.ok(broken.length > 0, `no query has ${from}`);
    for (const query of broken) assert.match(complaints(query.replaceAll(from, to)).join("\n"), expected);
  });
}
