// Nothing outlives parts.mjs: a folder for all that this run writes, and guard.sh that cleans up after it.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {ReturnType<typeof startGuard>} Guard */

export function startGuard() {
  const folder = mkdtempSync(join(tmpdir(), "mediafunctions-local-"));
  const pids = join(folder, "pids");
  mkdirSync(pids);
  const script = fileURLToPath(new URL("guard.sh", import.meta.url));
  // Its own session: neither a Ctrl-C in the terminal nor a kill of our process group may take the guard first.
  const child = spawn("/bin/sh", [script, folder], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  child.unref();
  child.stdin.unref();
  return {
    folder,
    pids,
    watch: (pid) => writeFileSync(join(pids, String(pid)), ""),
    forget: (pid) => rmSync(join(pids, String(pid)), { force: true }),
  };
}
