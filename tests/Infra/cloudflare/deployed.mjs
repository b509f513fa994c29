// The queue and the Forwarder as Terraform deploys them, for startQueue of tests/Forwarder: names, bindings, batch size,
// retries and runtime are read from the configuration and typed nowhere else.
import { addressOf, referencesIn, valueOf } from "./expressions.mjs";
import { parseModule } from "./module.mjs";

/** @param {Record<string, any>} variables as azure.auto.tfvars.json has them @param {import("./module.mjs").Module} [changed] */
export async function deployedQueue(variables, changed) {
  const module = changed ?? (await parseModule());
  const body = (address) => module.blocks.get(address).body;
  const consumer = body("cloudflare_queue_consumer.forwarder");
  const worker = body("cloudflare_workers_script.forwarder");
  const queueNamed = (id) => {
    const [reference] = referencesIn(id);
    return valueOf(module, body(addressOf(reference).address).queue_name, variables);
  };
  return {
    notified: queueNamed(body("cloudflare_r2_bucket_event_notification.uploads").queue_id),
    queue: queueNamed(consumer.queue_id),
    deadLetterQueue: valueOf(module, consumer.dead_letter_queue, variables),
    batchSize: consumer.settings.batch_size,
    maxRetries: consumer.settings.max_retries,
    compatibilityDate: worker.compatibility_date,
    bindings: Object.fromEntries(worker.bindings.map(({ name, text }) => [name, valueOf(module, text, variables)])),
  };
}
