// Azure Storage: Azurite as a child process, on free ports of loopback.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Azurite's account and key, the same everywhere and published: they protect nothing. */
const ACCOUNT = "devstoreaccount1";
const KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
const SERVICES = ["Blob", "Queue", "Table"];
const PORT = /Azurite (Blob|Queue|Table) service is successfully listening at http:\/\/127\.0\.0\.1:(\d+)/;

/**
 * @param {{ data?: string, guard: import("./guard.mjs").Guard }} options data: the folder that survives a restart; in
 * memory without it
 */
export async function startStorage({ data, guard }) {
  const child = spawn(process.execPath, await args(data), {
    cwd: guard.folder,
    // A Ctrl-C in the terminal reaches the whole foreground group: who stops Azurite, and when, is decided here alone.
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  guard.watch(child.pid);
  const exited = once(child, "exit");
  const connectionString = await Promise.race([
    listening(child.stdout),
    exited.then(([code, signal]) => Promise.reject(new Error(`Azurite ended at its start (${code ?? signal})`))),
  ]);

  return {
    connectionString,
    stop: () => child.kill("SIGSTOP"),
    cont: () => child.kill("SIGCONT"),
    async close() {
      child.kill("SIGCONT");
      // In memory there is nothing to be written, and Azurite's own end takes 1.5 s.
      child.kill(data === undefined ? "SIGKILL" : "SIGTERM");
      await exited;
      guard.forget(child.pid);
    },
  };
}

async function args(data) {
  const launcher = fileURLToPath(new URL("azurite.cjs", import.meta.url));
  const ports = SERVICES.flatMap((service) => [`--${service.toLowerCase()}Port`, "0"]);
  const common = [launcher, ...ports, "--skipApiVersionCheck", "--disableTelemetry", "--silent"];
  if (data === undefined) {
    return [...common, "--inMemoryPersistence"];
  }
  const location = join(data, "azurite");
  await mkdir(location, { recursive: true });
  return [...common, "--location", location];
}

async function listening(stdout) {
  const endpoints = new Map();
  await new Promise((resolve) => {
    // Reads on after the start: a full pipe would stop Azurite.
    createInterface(stdout).on("line", (line) => {
      const [, service, port] = PORT.exec(line) ?? [];
      if (service !== undefined) {
        endpoints.set(service, `${service}Endpoint=http://127.0.0.1:${port}/${ACCOUNT}`);
      }
      if (endpoints.size === SERVICES.length) {
        resolve();
      }
    });
  });
  return ["DefaultEndpointsProtocol=http", `AccountName=${ACCOUNT}`, `AccountKey=${KEY}`, ...endpoints.values()].join(";");
}
