// What must hold of whatever is deployed: nothing open that need not be, nothing unencrypted, no token that can more than
// its work, no bucket that a plan could destroy.
import { SCHEMA } from "../module.mjs";

/** The one thing that each token of the app may do. */
const PERMISSIONS = ["Workers R2 Storage Bucket Item Write", "Cache Purge"];
const SAMPLES = {
  events_url: {
    good: ["https://media-prod.azurewebsites.net/api/events/r2"],
    bad: ["http://media-prod.azurewebsites.net/api/events/r2", "https://user@evil.example/x"],
  },
  origins: {
    good: ["https://app.example.com", "https://app.example.com:8443", "http://localhost:5173"],
    bad: ["*", "https://*", "https://*.example.com", "http://app.example.com", "https://app.example.com/"],
  },
};

/** @param {import("../module.mjs").Module} module @returns {string[]} */
export function checkPosture(module) {
  return [
    ...buckets(module), ...domains(module), ...pages(module), ...tokens(module), ...variables(module), ...settings(module),
  ];
}

const ofType = (module, type) =>
  [...module.blocks].filter(([, block]) => block.type === type && block.kind === "resource")
    .map(([address, { where, body }]) => ({ at: `${where}: ${address}`, address, body }));

function* buckets(module) {
  const managed = ofType(module, "cloudflare_r2_managed_domain");
  for (const { at, address, body } of ofType(module, "cloudflare_r2_bucket")) {
    if (body.lifecycle?.[0]?.prevent_destroy !== true) {
      yield `${at}: a plan could destroy it: lifecycle { prevent_destroy = true }`;
    }
    if (!managed.some(({ body: { for_each: each, bucket_name: name } }) => each === `\${${address}}` || name === `\${${address}.name}`)) {
      yield `${at}: whether it is open at r2.dev is left to the dashboard`;
    }
  }
  for (const { at } of managed.filter(({ body }) => body.enabled !== false)) {
    yield `${at}: the bucket is open at r2.dev`;
  }
  for (const { at } of ofType(module, "cloudflare_workers_script_subdomain").filter(({ body }) => body.enabled !== false || body.previews_enabled !== false)) {
    yield `${at}: the Worker has a public address`;
  }
}

function* domains(module) {
  for (const { at, body } of ofType(module, "cloudflare_r2_custom_domain")) {
    if (!["1.2", "1.3"].includes(body.min_tls)) {
      yield `${at}: it takes TLS ${body.min_tls ?? "1.0"}: min_tls must be 1.2 or 1.3`;
    }
    if (body.bucket_name !== '${cloudflare_r2_bucket.this["media"].name}') {
      yield `${at}: only the media bucket may have a domain`;
    }
  }
  for (const [address, { where, body }] of module.blocks) {
    if (/"http:\/\//.test(JSON.stringify(body))) {
      yield `${where}: ${address}: an address that is not encrypted`;
    }
  }
}

/** Whether a policy's rules are written out or made by a loop, its pages are the owner's. */
function* pages(module) {
  for (const { at, body } of ofType(module, "cloudflare_r2_bucket_cors")) {
    const text = typeof body.rules === "string" ? body.rules : "";
    const origins = Array.isArray(body.rules)
      ? body.rules.map(({ allowed }) => allowed?.origins)
      : [...text.matchAll(/\borigins\s*=\s*([^\n,]+)/g)].map(([, value]) => `\${${value.trim()}}`);
    if (origins.length === 0 || origins.some((value) => value !== "${var.origins}")) {
      yield `${at}: its origins must be var.origins, which takes no wildcard`;
    }
  }
}

function* tokens(module) {
  const allowed = ofType(module, "cloudflare_account_token");
  for (const { at, body } of allowed) {
    for (const { permission_groups: groups, resources } of body.policies ?? []) {
      if (groups?.length !== 1 || !/^\$\{local\.permission_ids\.\w+\}$/.test(groups[0].id)) {
        yield `${at}: a token has one permission, of local.permissions`;
      }
      if (/\.\*\\?"|com\.cloudflare\.api\.account\.\$\{|com\.cloudflare\.api\.user/.test(String(resources))) {
        yield `${at}: it reaches more than the buckets or the zone: ${resources}`;
      }
    }
  }
  for (const { name } of Object.values(module.locals.get("permissions") ?? {})) {
    if (!PERMISSIONS.includes(name)) {
      yield `local.permissions: '${name}' is more than the app needs`;
    }
  }
}

/** A variable says what is wrong with it before Cloudflare does; what the patterns of two of them take is tried here. */
function* variables(module) {
  for (const [name, { where, type, validation }] of module.variables) {
    if (type !== "${bool}" && !(validation?.length > 0)) {
      yield `${where}: variable ${name}: nothing says what is wrong with a wrong value`;
    }
    const pattern = validation?.map(({ condition }) => condition.match(/regex\("((?:[^"\\]|\\.)*)"/)?.[1]).find(Boolean);
    for (const [sort, samples] of Object.entries(SAMPLES[name] ?? {})) {
      const regex = pattern && new RegExp(pattern.replaceAll("\\\\", "\\"));
      for (const sample of samples.filter((sample) => (regex?.test(sample) ?? sort === "bad") !== (sort === "good"))) {
        yield `${where}: variable ${name}: it ${sort === "good" ? "refuses" : "takes"} '${sample}'`;
      }
    }
  }
}

function* settings(module) {
  const wanted = module.settings.flatMap(({ required_providers: providers }) => providers ?? []).map(({ cloudflare }) => cloudflare?.version);
  if (wanted.length !== 1 || wanted[0] !== `~> ${SCHEMA.provider.version}`) {
    yield `versions.tf: the provider must be '~> ${SCHEMA.provider.version}', whose schema these checks know, and not '${wanted}'`;
  }
  const [, major, minor] = module.settings.map(({ required_version: version }) => version).join().match(/^>= (\d+)\.(\d+)\.\d+$/) ?? [];
  if (!(Number(major) > 1 || Number(minor) >= 11)) {
    yield "versions.tf: terraform must be 1.11 or later: older ones cannot open the state with a service principal's log-in";
  }
  if (JSON.stringify(module.settings.map(({ backend }) => backend)) !== '[{"azurerm":[{}]}]') {
    yield "versions.tf: the backend must be azurerm and partial: where the state is stands in no repository";
  }
}
