// What tests can do to the parts, a line on standard input each.

/** @returns {Record<string, () => void>} */
export function commandsOf(notifier, storage) {
  return {
    // R2 may drop notifications.
    "notify off": () => notifier.setNotify(false),
    "notify on": () => notifier.setNotify(true),
    "s3 off": () => notifier.setDown(true),
    "s3 on": () => notifier.setDown(false),
    // Requests are accepted, and answered after `s3 flow`.
    "s3 stall": () => notifier.setStalled(true),
    "s3 flow": () => notifier.setStalled(false),
    // Part 2 of an upload, twice: answered 500.
    "s3 fail part": () => notifier.failParts(2, 2),
    "storage stop": () => storage.stop(),
    "storage cont": () => storage.cont(),
  };
}
