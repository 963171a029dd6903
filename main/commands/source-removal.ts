/**
 * Removing the files that keys were imported from: asked for by a person, after the keys were sealed and proved from the
 * disk, and only while each file is still the one that was read.
 */
import { randomUUID } from "node:crypto";
import type { RemovalReport } from "../../preload/contract.ts";
import type { Journal } from "../journal/log.ts";
import { type Fault, settle } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { MOST_KEYFILE_BYTES } from "../vault/keyfiles/format.ts";
import { hashOf } from "../wallet/source-folder.ts";
import { shownName } from "./source-names.ts";

export interface RemovableSource {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
}

export async function removeSources(
  files: Files,
  journal: Journal,
  sources: readonly RemovableSource[],
  onProgress: (done: number) => void = () => undefined,
): Promise<RemovalReport> {
  const act = `remove-${randomUUID().slice(0, 13)}`;
  await journal.append({ kind: "source.removing", act, facts: { files: sources.length } });
  const kept: { name: string; fault: Fault }[] = [];
  let removed = 0;
  let notOverwritten = 0;
  for (const [index, { path, name, sha256 }] of sources.entries()) {
    onProgress(index);
    const done = await settle(() =>
      files.destroy(path, MOST_KEYFILE_BYTES, (bytes) => hashOf(bytes) === sha256),
    );
    if (!done.ok) kept.push({ name: shownName(name), fault: done.fault });
    else {
      removed += 1;
      if (!done.value) notOverwritten += 1;
    }
  }
  const code = kept[0]?.fault.code;
  await journal.append({
    kind: "source.removed",
    act,
    facts: { files: removed, kept: kept.length, ...(code === undefined ? {} : { code }) },
  });
  return {
    removed,
    notOverwritten,
    kept: kept.map(({ name, fault: { code: why, facts } }) => ({
      name,
      fault: { code: why, facts: { ...facts } },
    })),
  };
}
