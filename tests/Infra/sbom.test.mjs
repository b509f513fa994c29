// ffmpeg/sbom: the bill of what is in ffbox, against CycloneDX's own schema and what ffmpeg/build really builds in.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");
const read = (...path) => readFileSync(join(repository, ...path), "utf8");
const sbom = (...values) => spawnSync(join(repository, "ffmpeg/sbom"), values, { encoding: "utf8" });
const licenceOf = ({ licenses: [{ license, expression }] }) => license?.id ?? expression;
const folder = execFileSync(join(repository, "ffmpeg/build"), ["--path"], { encoding: "utf8" }).trim();
const built = JSON.parse(readFileSync(join(folder, "build.json"), "utf8"));
/** Where upstream's version is not just the first part of Debian's. */
const OTHERWISE = { "1.3.dfsg+really1.3.2": "1.3.2", "1.3.dfsg": "1.3" };
let text, bill;

before(() => {
  const { status, stdout, stderr } = sbom();
  assert.equal(status, 0, stderr);
  text = stdout;
  bill = JSON.parse(text);
});

/** A finished build that the test may change. */
function copyOfTheBuild(t, change) {
  const copy = mkdtempSync(join(tmpdir(), "sbom-"));
  t.after(() => rmSync(copy, { recursive: true }));
  for (const file of ["ffbox", "build.json"]) cpSync(join(folder, file), join(copy, file));
  const description = structuredClone(built);
  change(copy, description);
  writeFileSync(join(copy, "build.json"), JSON.stringify(description));
  return copy;
}

test("It is CycloneDX 1.6 by the standard's own schema, strictly", async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

  assert.equal(await validator.validate(text), null);
  assert.notEqual(await validator.validate(text.replace('"type": "library"', '"type": "libary"')), null);
});

test("Every library that ffmpeg/build builds in is a component with its version, its licence and the hash of its source", () => {
  const wanted = /for wanted in ([^;]+);/.exec(read("ffmpeg/build"))[1].split(" ");
  const components = new Map(bill.components.map((component) => [component.name, component]));

  assert.deepEqual([...wanted].sort(), built.sources.map(({ name }) => name).sort());
  for (const { name, version, sha256 } of built.sources) {
    const component = components.get(name);
    const [, epochless] = /^(?:\d+:)?(.+)-[^-]+$/.exec(version);
    assert.equal(component.version, OTHERWISE[epochless] ?? epochless);
    assert.deepEqual(component.properties, [{ name: "mediafunctions:debian", value: version }]);
    assert.deepEqual(component.hashes, [{ alg: "SHA-256", content: sha256 }]);
    const tarball = new RegExp(`^${name} +\\S+ +(\\S+) +${sha256}$`, "m").exec(read("ffmpeg/sources.txt"))?.[1];
    const file = tarball ? `&file_name=${encodeURIComponent(tarball)}` : ""; // a pin that has gone
    assert.equal(component.purl, `pkg:generic/${name}@${encodeURIComponent(component.version)}?checksum=sha256:${sha256}${file}`);
    assert.ok(licenceOf(component));
  }
});

test("Nothing claims Debian's patches but what has them: C library and compiler's runtime", () => {
  assert.deepEqual(bill.components.filter(({ purl }) => purl?.startsWith("pkg:deb/")).map(({ name }) => name.replace(/-\d+$/, "")), ["glibc", "gcc"]);
  for (const { name, version } of built.sources) {
    const { externalReferences } = bill.components.find((component) => component.name === name);
    const source = `pkg:deb/debian/${name}@${encodeURIComponent(version)}?arch=source`;
    assert.ok(externalReferences.some(({ type, url, comment }) => type === "source-distribution" && url === source && /without Debian's patches$/.test(comment)), name);
  }
});

test("What is linked in besides is there too: C library, compiler's runtime, launcher", () => {
  assert.deepEqual(bill.components.slice(built.sources.length).map(({ name }) => name.replace(/-\d+$/, "")), ["glibc", "gcc", "box.c"]);
});

test("Its licences are those of NOTICES.md", () => {
  const notices = new Map(read("ffmpeg/NOTICES.md").split("\n").filter((line) => line.startsWith("| ")).map((line) => line.split("|").map((cell) => cell.trim())).map(([, part, , licence]) => [part.toLowerCase(), licence]));

  for (const component of bill.components) {
    const notice = notices.get(component.name.replace(/^gcc-\d+$/, "libgcc"));
    assert.ok(notice?.includes(licenceOf(component).split(" WITH ")[0]), `${component.name}: ${licenceOf(component)}, NOTICES.md: ${notice}`);
  }
});

test("It names the program to the byte, and what was changed in its sources", () => {
  const program = createHash("sha256").update(readFileSync(join(folder, "ffbox"))).digest("hex");

  assert.deepEqual(bill.metadata.component.hashes, [{ alg: "SHA-256", content: program }]);
  assert.equal(bill.metadata.component.version, `${built.version}+${built.buildHash}`);
  assert.equal(licenceOf(bill.metadata.component), "GPL-2.0-or-later");
  const changed = bill.components.filter(({ pedigree }) => pedigree).map(({ name, pedigree }) => [name, pedigree.patches.length]);
  assert.deepEqual(changed, [["ffmpeg", 2], ["x264", 1]]);
});

test("The same build gives the same bill, and the program of the night before is known again", (t) => {
  const copy = copyOfTheBuild(t, () => {});
  writeFileSync(join(copy, "before.json"), text);

  const { status, stdout, stderr } = sbom(copy, "--against", join(copy, "before.json"));

  assert.equal(status, 0, stderr);
  assert.equal(stdout, text);
  assert.match(stderr, /the program is the one of before, to the byte/);
});

test("Another program of the same sources and the same compiler is refused", (t) => {
  const copy = copyOfTheBuild(t, (into, description) => { description.buildHash = otherProgram(into); });
  writeFileSync(join(copy, "before.json"), text);

  const { status, stderr } = sbom(copy, "--against", join(copy, "before.json"));

  assert.equal(status, 1);
  assert.match(stderr, /the same sources, compiler and tools gave another program, look at it/);
});

test("Another program of other tools is none to be afraid of", (t) => {
  const copy = copyOfTheBuild(t, (into, description) => { description.buildHash = otherProgram(into); });
  const tools = bill.metadata.component.properties.find(({ name }) => name === "mediafunctions:tools");
  assert.match(tools.value, /binutils \S+, .*nasm \S+/);
  writeFileSync(join(copy, "before.json"), text.replace(tools.value, tools.value.replace(/binutils [^,]+/, "binutils 2.39-1")));

  const { status, stderr } = sbom(copy, "--against", join(copy, "before.json"));

  assert.equal(status, 0, stderr);
  assert.match(stderr, /another program than before, as what goes in has changed: the compiler, its options, the tools or the script/);
});

test("Another program of another source is none to be afraid of, and is told of; but the pin has gone", (t) => {
  const copy = copyOfTheBuild(t, (into, description) => {
    description.buildHash = otherProgram(into);
    Object.assign(description.sources.find(({ name }) => name === "opus"), { version: "1.7-1", sha256: "0".repeat(64) });
  });
  writeFileSync(join(copy, "before.json"), text);

  const told = sbom(copy, "--against", join(copy, "before.json"));
  const pinned = sbom(copy, "--pinned");

  assert.equal(told.status, 0, told.stderr);
  assert.match(told.stderr, /another program than before, as what goes in has changed: opus 1\.7-1/);
  assert.equal(pinned.status, 1);
  assert.match(pinned.stderr, /opus 1\.7-1 is not what sources\.txt pins: Debian has dropped that/);
});

test("A library without a known licence, a program that is not the described one and no program at all are refused", (t) => {
  const unknown = copyOfTheBuild(t, (_, description) => description.sources.push({ name: "newlib", version: "1-1", sha256: "0".repeat(64) }));
  const other = copyOfTheBuild(t, (into) => otherProgram(into));
  const nothing = spawnSync(join(repository, "ffmpeg/sbom"), { encoding: "utf8", env: { ...process.env, MEDIAFUNCTIONS_CACHE: join(other, "empty") } });

  assert.match(sbom(unknown).stderr, /newlib is built in, and ffmpeg\/sbom knows no licence of it/);
  assert.match(sbom(other).stderr, /is not the program that its build\.json describes/);
  assert.deepEqual([nothing.status, nothing.stdout], [3, ""]);
  assert.match(nothing.stderr, /nothing is built: run ffmpeg\/build first/);
});

function otherProgram(into) {
  writeFileSync(join(into, "ffbox"), "another program");
  return createHash("sha256").update("another program").digest("hex").slice(0, 12);
}
