/** The tab's line: how fast it carries, and whether it carries anything. Uploads feel both, and what is under way breaks. */
export async function lineOf(context, page) {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const set = (offline, uploadThroughput = -1) =>
    session.send("Network.emulateNetworkConditions", { offline, latency: 0, downloadThroughput: -1, uploadThroughput });
  return {
    slow: (bytesPerSecond) => set(false, bytesPerSecond),
    cut: () => set(true),
    mend: () => set(false),
  };
}
