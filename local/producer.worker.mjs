// Runs in workerd for the notifier: completes a notification by what the bucket says of the object, and enqueues it.
export default {
  async fetch(request, env) {
    const event = await request.json();
    if (event.object.eTag === undefined && event.action !== "DeleteObject") {
      const stored = await env.UPLOADS.head(event.object.key);
      if (stored === null) {
        return new Response("gone already", { status: 404 });
      }
      Object.assign(event.object, { size: stored.size, eTag: stored.etag });
    }
    await env.EVENTS.send(event);
    return new Response(null, { status: 204 });
  },

  async queue(batch) {
    for (const { body } of batch.messages) {
      console.error(`The event of ${body?.object?.key} was given up after all retries: it is in ${batch.queue}.`);
    }
  },
};
