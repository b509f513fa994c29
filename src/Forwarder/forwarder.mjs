// The Cloudflare Worker between R2 and the pipeline. R2 can notify only a Cloudflare Queue; this consumer posts each
// batch of that queue, in one request, to POST /api/events/r2, signed as Standard Webhooks says
// (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md), and settles every message by the answer:
//
//   request   {"events": [{"id": "...", "attempts": 1, "event": {...as R2 notified it...}}]}
//   answer    200 {"results": [{"id": "...", "result": "accepted" | "ignored" | "retry", "reason": "..."}]}
//
// What is accepted or ignored is acknowledged. All else is retried later and, after the queue's max_retries, lies in its
// dead-letter queue: one poisonous message holds up no other.

/** Cloudflare Queues lets a consumer run for 15 minutes; an intake that has not answered by now will not. */
const TIMEOUT_MS = 20_000;
const FIRST_RETRY_SECONDS = 10;
const LONGEST_RETRY_SECONDS = 3600;
const SECRET_PREFIX = "whsec_";

const encoder = new TextEncoder();

/**
 * @typedef {object} Env
 * @property {string} EVENTS_URL where the batches go: https://.../api/events/r2
 * @property {string} EVENTS_SECRETS `whsec_` and base64; while a secret is rotated two of them, parted by a space
 * @property {string} [RETRY_SECONDS] the delay before the first retry; each further one is twice as long
 */

/** @typedef {{ id: string, result: string, reason?: string }} Result */

export default {
  /**
   * @param {MessageBatch} batch
   * @param {Env} env
   */
  async queue(batch, env) {
    /** @type {Map<string, Result>} */
    let results = new Map();
    try {
      results = await post(batch.messages, env);
    } catch (error) {
      warn({ batch: batch.messages.length, error: String(error) });
    }
    for (const message of batch.messages) {
      settle(message, results.get(message.id), env);
    }
  },
};

/**
 * @param {readonly Message[]} messages
 * @param {Env} env
 * @returns {Promise<Map<string, Result>>} by message id; throws when the intake did not answer as agreed
 */
async function post(messages, env) {
  const body = JSON.stringify({
    events: messages.map(({ id, attempts, body: event }) => ({ id, attempts, event })),
  });
  const response = await fetch(env.EVENTS_URL, {
    method: "POST",
    headers: { "content-type": "application/json", ...(await signed(messages, body, env)) },
    body,
    // Followed, a redirect would carry the signed batch to another host.
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`the intake answered ${response.status}`);
  }
  const answer = /** @type {{ results?: Result[] } | null} */ (await response.json());
  if (!Array.isArray(answer?.results)) {
    throw new Error("the intake's answer has no results");
  }
  return new Map(answer.results.map((result) => [result?.id, result]));
}

/**
 * @param {Message} message
 * @param {Result | undefined} result
 * @param {Env} env
 */
function settle(message, result, env) {
  if (result?.result === "accepted" || result?.result === "ignored") {
    message.ack();
    return;
  }
  if (result !== undefined) {
    warn({ id: message.id, attempts: message.attempts, result: result.result, reason: result.reason });
  }
  const first = Number(env.RETRY_SECONDS ?? FIRST_RETRY_SECONDS);
  message.retry({ delaySeconds: Math.min(LONGEST_RETRY_SECONDS, first * 2 ** (message.attempts - 1)) });
}

/**
 * The three headers of Standard Webhooks. The id is the same whenever the same messages are sent, so that a receiver can
 * tell a repeated request.
 *
 * @param {readonly Message[]} messages
 * @param {string} body
 * @param {Env} env
 * @returns {Promise<Record<string, string>>}
 */
async function signed(messages, body, env) {
  const ids = encoder.encode(messages.map(({ id }) => id).join(" "));
  const id = hex(await crypto.subtle.digest("SHA-256", ids)).slice(0, 32);
  const timestamp = Math.floor(Date.now() / 1000).toString();
  const content = encoder.encode(`${id}.${timestamp}.${body}`);
  const secrets = env.EVENTS_SECRETS.split(" ").filter((secret) => secret !== "");
  const signatures = await Promise.all(secrets.map((secret) => sign(secret, content)));
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

/**
 * @param {string} secret
 * @param {Uint8Array} content
 */
async function sign(secret, content) {
  if (!secret.startsWith(SECRET_PREFIX)) {
    throw new Error(`EVENTS_SECRETS: expected ${SECRET_PREFIX} and base64`);
  }
  const raw = Uint8Array.from(atob(secret.slice(SECRET_PREFIX.length)), (char) => char.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, content));
  return `v1,${btoa(String.fromCharCode(...mac))}`;
}

/** @param {ArrayBuffer} bytes */
function hex(bytes) {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Record<string, unknown>} facts */
function warn(facts) {
  console.error(JSON.stringify({ forwarder: "retry", ...facts }));
}
