// What has but one right form, so that any other is wrong: which bucket, which token, which secret goes where. A swap of two
// names plans and deploys without a word.
import { SCHEMA } from "../module.mjs";

const UPLOADS = '${cloudflare_r2_bucket.this["uploads"].name}';
const MEDIA = '${cloudflare_r2_bucket.this["media"].name}';
const ABORT = "${local.abort_parts_rule}";

/** Of blocks, by their address: a member and what it must be. */
const BLOCKS = {
  "cloudflare_r2_bucket.this": { for_each: "${local.buckets}", name: "${each.value}", "lifecycle.0.ignore_changes.0": "${location}" },
  "cloudflare_r2_managed_domain.this": { bucket_name: "${each.value.name}" },
  "cloudflare_r2_custom_domain.media": { bucket_name: MEDIA, domain: "${var.media_domain}", enabled: true },
  "cloudflare_r2_bucket_lifecycle.uploads": {
    bucket_name: UPLOADS,
    rules: "${concat([local.abort_parts_rule], var.expire_uploads_after_days == 0 ? [] : [local.expire_uploads_rule])}",
  },
  "cloudflare_r2_bucket_lifecycle.media": { bucket_name: MEDIA, "rules.0": ABORT, "rules.length": 1 },
  "cloudflare_r2_bucket_cors.uploads": { bucket_name: UPLOADS },
  "cloudflare_r2_bucket_cors.media": { bucket_name: MEDIA },
  "cloudflare_r2_bucket_event_notification.uploads": { bucket_name: UPLOADS },
  "cloudflare_queue.events": {},
  "cloudflare_queue.dead_letters": {},
  "cloudflare_queue_consumer.forwarder": { type: "worker" },
  "cloudflare_workers_script_subdomain.forwarder": { script_name: "${cloudflare_workers_script.forwarder.script_name}" },
  "cloudflare_account_token.objects": token("objects"),
  "cloudflare_account_token.purge": {
    ...token("purge"), "policies.0.resources": '${jsonencode({ "com.cloudflare.api.account.zone.${var.zone_id}" = "*" })}',
  },
  "cloudflare_ruleset.cache": {
    count: "${var.cache_rules ? 1 : 0}", kind: "zone", phase: "http_request_cache_settings", "rules.length": 1,
    "rules.0.expression": '(http.host eq "${cloudflare_r2_custom_domain.media.domain}")', "rules.0.action": "set_cache_settings",
  },
};

const LOCALS = {
  buckets: { uploads: "${var.uploads_bucket}", media: "${var.media_bucket}" },
  permissions: {
    objects: { name: "Workers R2 Storage Bucket Item Write", scope: "com.cloudflare.edge.r2.bucket" },
    purge: { name: "Cache Purge", scope: "com.cloudflare.api.account.zone" },
  },
};

const OUTPUTS = {
  uploads_bucket: UPLOADS,
  media_bucket: MEDIA,
  media_base_url: "https://${cloudflare_r2_custom_domain.media.domain}",
  r2_access_key_id: "${cloudflare_account_token.objects.id}",
  r2_secret_access_key: "${sha256(cloudflare_account_token.objects.value)}",
  cdn_api_token: "${cloudflare_account_token.purge.value}",
};

const BINDINGS = [
  { name: "EVENTS_URL", type: "plain_text", text: "${var.events_url}" },
  { name: "EVENTS_SECRETS", type: "secret_text", text: "${var.events_secrets}" },
];

/** No end, no status, no condition: a key that stops working some day is nobody's wish. */
const OF_A_TOKEN = ["account_id", "name", "policies"];

function token(key) {
  return { "policies.length": 1, "policies.0.effect": "allow", "policies.0.permission_groups.length": 1, "policies.0.permission_groups.0.id": `\${local.permission_ids.${key}}` };
}

/** @param {import("../module.mjs").Module} module @returns {string[]} */
export function checkExact(module, schema = SCHEMA) {
  return [...blocks(module), ...values(module), ...bindings(module), ...everywhere(module, schema)];
}

const at = (value, path) => path.split(".").reduce((inner, step) => inner?.[step], value);
const differs = (found, wanted) => JSON.stringify(found) !== JSON.stringify(wanted);

function* blocks(module) {
  for (const [address, members] of Object.entries(BLOCKS)) {
    const block = module.blocks.get(address);
    if (block === undefined) {
      yield `${address}: it is missing`;
      continue;
    }
    for (const [path, wanted] of Object.entries(members).filter(([path, wanted]) => differs(at(block.body, path), wanted))) {
      yield `${block.where}: ${address}.${path} is '${at(block.body, path)}', expected '${wanted}'`;
    }
    const others = block.type === "cloudflare_account_token" ? Object.keys(block.body).filter((name) => !OF_A_TOKEN.includes(name)) : [];
    for (const name of others) {
      yield `${block.where}: ${address}.${name}: a token that ends or is off ends the app`;
    }
  }
}

function* values(module) {
  for (const [name, wanted] of Object.entries(LOCALS)) {
    const found = module.locals.get(name) ?? {};
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(found)])) {
      if (differs(found[key], wanted[key])) {
        yield `local.${name}.${key} is ${JSON.stringify(found[key])}, expected ${JSON.stringify(wanted[key])}`;
      }
    }
  }
  for (const [name, wanted] of Object.entries(OUTPUTS).filter(([name, wanted]) => module.outputs.get(name)?.value !== wanted)) {
    yield `output ${name} is '${module.outputs.get(name)?.value}', expected '${wanted}'`;
  }
}

function* bindings(module) {
  const found = module.blocks.get("cloudflare_workers_script.forwarder")?.body.bindings ?? [];
  for (const wanted of BINDINGS.filter((wanted) => !found.some((one) => one.name === wanted.name && one.type === wanted.type && one.text === wanted.text))) {
    yield `the binding ${wanted.name} must be ${wanted.type} of ${wanted.text}`;
  }
}

/** The account, the zone and the jurisdiction are those of the owner, wherever they are asked for. */
function* everywhere(module, schema) {
  for (const [address, { where, kind, type, body }] of module.blocks) {
    const known = schema[kind === "data" ? "dataSources" : "resources"][type] ?? {};
    for (const name of ["account_id", "zone_id", "jurisdiction"].filter((name) => known[name] !== undefined)) {
      const isLeft = body[name] === undefined && name !== "jurisdiction" && !known[name].required;
      if (!isLeft && body[name] !== `\${var.${name}}`) {
        yield `${where}: ${address}.${name} is '${body[name]}', expected '\${var.${name}}'`;
      }
    }
  }
}
