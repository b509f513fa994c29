// Reads the values that infra/deploy passes on, so that it needs no jq. Values go to stdout without a line's end,
// for a secret's file is taken to the byte; a secret never comes as an argument, only as a file's name.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const text = (file) => readFileSync(file, "utf8");
const lines = (values) => values.map((value) => `${value}\n`).join("");
const reference = /^@Microsoft\.KeyVault\((?:SecretUri=https:\/\/[^/]+\/secrets\/(?<byUri>[0-9A-Za-z-]+)|.*SecretName=(?<byName>[0-9A-Za-z-]+))/;

/** Settings that only the host knows, and the identity that only runs there: elsewhere az's log-in takes its place. */
const hostsOwn = /^(AzureWebJobsStorage__(credential|clientId)|AzureWebJobsDisableHomepage|(APPLICATIONINSIGHTS|WEBSITE|FUNCTIONS|DEPLOYMENT|SCM)_.*)$/;

/** What of the parameters still stands as it came with the clone, or cannot be. */
function mistakes({ workload, cloudflare, alertEmail }) {
  const wrong = [];
  if (workload && !/^[a-z][a-z0-9]{2,10}$/.test(workload.value)) {
    wrong.push(`workload cannot begin Azure's names: '${workload.value}'; 3 to 11 small letters and digits can, a letter first`);
  }
  for (const name of ["accountId", "zoneId"]) {
    const id = cloudflare?.value?.[name] ?? "";
    if (!/^[0-9a-f]{32}$/.test(id) || /^(.)\1*$/.test(id)) wrong.push(`cloudflare.${name} is not an id of yours: '${id}'`);
  }
  for (const [name, value] of [["cloudflare.mediaDomain", cloudflare?.value?.mediaDomain], ["alertEmail", alertEmail?.value]]) {
    if (/(^|[@.])example\.(com|org|net)$/.test(value ?? "")) wrong.push(`${name} is not yours: '${value}'`);
  }
  return wrong;
}

/** An object as a template says it: what begins with a bracket would be an expression. */
function literal(value) {
  if (typeof value === "string") return value.startsWith("[") ? `[${value}` : value;
  if (Array.isArray(value)) return value.map(literal);
  return value !== null && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, literal(inner)])) : value;
}

const commands = {
  /**
   * What `bicep build-params` prints, as the files that a deployment takes; the second parameters are without the image. Prints
   * workload, environment, location and image, one a line.
   */
  parameters(file, folder) {
    const built = json(file);
    const parameters = JSON.parse(built.parametersJson);
    const wrong = mistakes(parameters.parameters);
    if (wrong.length > 0) {
      console.error(wrong.join("\n"));
      process.exitCode = 1;
    }
    const first = { ...parameters, parameters: { ...parameters.parameters, heavyImage: { value: "" } } };
    writeFileSync(join(folder, "template.json"), built.templateJson);
    writeFileSync(join(folder, "parameters.json"), JSON.stringify(parameters));
    writeFileSync(join(folder, "parameters.first.json"), JSON.stringify(first));
    return lines(["workload", "environmentName", "location", "heavyImage"].map((name) => parameters.parameters[name]?.value ?? ""));
  },

  /** The first day of this month where there is to be a budget that begins in an earlier one; else nothing. */
  budget(file) {
    const { alertEmail, monthlyBudget, budgetStartDate } = json(file).parameters;
    const first = `${new Date().toISOString().slice(0, 7)}-01`;
    return alertEmail?.value && monthlyBudget?.value > 0 && budgetStartDate?.value && budgetStartDate.value < first ? first : "";
  },

  /**
   * App, its address, vault, storage account and the container of Terraform's state, of which none may be missing, and the
   * registry or nothing, one a line. Terraform's variables as a file; and a template that makes nothing but the same outputs.
   */
  outputs(file, folder) {
    const all = (text(file).trim() === "" ? null : json(file)) ?? {};
    const { cloudflare, ...others } = all;
    const outputs = ["functionAppName", "functionAppUrl", "vaultName", "storageAccountName", "stateContainerName"]
      .map((name) => others[name]?.value);
    if (!cloudflare?.value || !outputs.every(Boolean)) {
      process.exitCode = 1;
      return;
    }
    writeFileSync(join(folder, "azure.auto.tfvars.json"), `${JSON.stringify(cloudflare.value, null, 2)}\n`);
    writeFileSync(join(folder, "outputs.template.json"), JSON.stringify({
      $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      contentVersion: "1.0.0.0",
      resources: [],
      outputs: literal(all),
    }));
    return lines([...outputs, others.registryLoginServer?.value ?? ""]);
  },

  /** Terraform's secret outputs as files by the names that they have in the vault. */
  keys(file, folder) {
    for (const name of ["r2-access-key-id", "r2-secret-access-key", "cdn-api-token"]) {
      const value = json(file)[name.replaceAll("-", "_")]?.value;
      if (value) writeFileSync(join(folder, name), value);
      else process.exitCode = 1;
    }
  },

  /** References of the app's settings that do not resolve, one a line, with the reason; one that nobody has tried yet is none. */
  unresolved: (file) => json(file).value
    .filter(({ properties }) => !["Resolved", "Initialized"].includes(properties.status))
    .map(({ name, properties }) => `${name}: ${properties.secretName}: ${properties.status}: ${properties.details ?? ""}\n`)
    .join(""),

  /** The app's settings that stand in the vault: setting and secret, one pair a line. */
  referenced: (file) => json(file)
    .map(({ name, value }) => [name, reference.exec(value ?? "")?.groups])
    .filter(([name, secret]) => secret !== undefined && !hostsOwn.test(name))
    .map(([name, secret]) => `${name} ${secret.byUri ?? secret.byName}\n`)
    .join(""),

  /** The app's settings as an environment, `NAME=VALUE` and a zero byte each; secrets are in the folder by the setting's name. */
  environment: (file, secrets) => json(file)
    .filter(({ name }) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !hostsOwn.test(name))
    .map(({ name, value }) => `${name}=${reference.test(value ?? "") ? text(join(secrets, name)) : value}\0`)
    .join(""),

  /**
   * Waits until the address answers 200, and that with the version of this commit. If only another version answers, it says so:
   * that is no failure, for who deploys a package of elsewhere may have another commit than this clone.
   */
  async health(url, patience, pause, commit) {
    const deadline = Date.now() + Number(patience) * 1000;
    for (;;) {
      let said, other;
      try {
        const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) });
        const words = (await answer.text()).slice(0, 2000);
        if (answer.status === 200) {
          const version = /"version" *: *"([^"]*)"/.exec(words)?.[1] ?? "";
          if (!commit || !version.includes("+") || version.endsWith(`+${commit}`)) return;
          other = version;
        }
        said = `${answer.status} ${words}`;
      } catch (failure) {
        said = failure.cause?.message ?? failure.message;
      }
      if (Date.now() >= deadline) {
        if (other !== undefined) {
          return `It still answers as version ${other}, and the commit that was deployed is ${commit}: an instance of before, or a package of another clone.\n`;
        }
        console.error(`${url}: ${said}`);
        process.exitCode = 1;
        return;
      }
      await sleep(Number(pause) * 1000);
    }
  },
};

const [name, ...values] = process.argv.slice(2);
process.stdout.write((await commands[name](...values)) ?? "");
