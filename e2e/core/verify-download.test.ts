/** Verifying a download over the contract: files on a disk, chosen by the system's dialog, in every profile. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { testingSigner } from "../../main/release/testing.ts";
import { type Core, openCore } from "./harness.ts";

const NAME = "coldkey-workstation-0.2.0-linux-amd64.deb";
/** Longer than one piece of reading, and not a multiple of it. */
const installer = Buffer.alloc(9_000_001, "coldkey");
const maintainer = testingSigner();

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function release() {
  const folder = mkdtempSync(join(tmpdir(), "ckw-download-"));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  const at = (name: string) => join(folder, name);
  const sums = `${createHash("sha256").update(installer).digest("hex")}  ${NAME}\n`;
  writeFileSync(at(NAME), installer);
  writeFileSync(at("SHA256SUMS"), sums);
  writeFileSync(at("SHA256SUMS.sig"), maintainer.sign(Buffer.from(sums)));
  return at;
}

async function start(chosenPaths: string[], releaseKeys = [maintainer.publicKey]): Promise<Core> {
  const core = await openCore({ chosenPaths, releaseKeys, version: "0.1.0" });
  cleanUps.push(() => core.close());
  return core;
}

test("a genuine download is proved offline in the Vault profile, and the journal keeps the result", async () => {
  const at = release();
  const core = await start([at(NAME)]);
  await core.get("app.chooseProfile", { profile: "vault" });
  expect(await core.get("download.begin", null)).toMatchObject({
    installer: null,
    version: "0.1.0",
  });
  const chosen = await core.get("download.choose", { part: "installer" });
  expect(chosen).toMatchObject({
    installer: { name: NAME, sizeBytes: installer.length, isFound: false },
    checksums: { name: "SHA256SUMS", isFound: true },
    signature: { name: "SHA256SUMS.sig", isFound: true },
  });
  const verdict = await core.get("download.verify", null);
  expect(verdict).toMatchObject({ state: "genuine", finding: { code: "RELEASE_GENUINE" } });
  const { entries } = await core.get("journal.page", { before: null, limit: 20 });
  const entry = entries.find(({ kind }) => kind === "download.verified");
  expect(entry?.facts).toEqual({
    code: "RELEASE_GENUINE",
    digest: verdict.sha256,
    version: "0.2.0",
  });
});

test("one flipped byte in the middle of the installer is found, and stays found after a restart of the act", async () => {
  const at = release();
  const altered = Buffer.from(installer);
  altered[5_000_000] = (altered[5_000_000] ?? 0) ^ 1;
  writeFileSync(at(NAME), altered);
  const core = await start([at(NAME), at(NAME)]);
  for (const _round of [1, 2]) {
    await core.get("download.begin", null);
    await core.get("download.choose", { part: "installer" });
    const verdict = await core.get("download.verify", null);
    expect(verdict).toMatchObject({ state: "refused", finding: { code: "RELEASE_ALTERED" } });
  }
});

test("nothing is verified by halves: missing files, a cancelled dialog, a link, a list that is too long", async () => {
  const at = release();
  rmSync(at("SHA256SUMS.sig"));
  symlinkSync(at(NAME), at("link"));
  writeFileSync(at("long"), Buffer.alloc(70_000));
  const core = await start([at(NAME), at("link"), at("long")]);
  await core.get("app.chooseProfile", { profile: "desk" });
  expect(await core.ask("download.verify", null)).toMatchObject({
    fault: { code: "DOWNLOAD_INCOMPLETE" },
  });
  expect(await core.get("download.choose", { part: "installer" })).toMatchObject({
    signature: null,
  });
  expect(await core.ask("download.choose", { part: "signature" })).toMatchObject({
    fault: { code: "FILE_IO" },
  });
  await core.get("download.choose", { part: "signature" });
  const cancelled = await core.get("download.choose", { part: "installer" });
  expect(cancelled).toMatchObject({ installer: { name: NAME }, signature: { name: "long" } });
  expect(await core.ask("download.verify", null)).toMatchObject({
    fault: { code: "FILE_TOO_LARGE" },
  });
});

test("a build without a release key says so before anything is chosen", async () => {
  const at = release();
  const core = await start([at(NAME)], []);
  expect((await core.get("download.begin", null)).keys).toEqual([]);
  await core.get("download.choose", { part: "installer" });
  expect(await core.get("download.verify", null)).toMatchObject({
    state: "refused",
    finding: { code: "RELEASE_NO_KEY" },
  });
});
