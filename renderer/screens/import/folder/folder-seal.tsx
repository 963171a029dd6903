import { useState } from "react";
import { useWorkstation } from "../../../app/screen.ts";
import { useCall } from "../../../app/use-call.ts";
import { workstation } from "../../../bridge.ts";
import { en } from "../../../messages/en.ts";
import { withSecret } from "../../../secret-bytes.ts";
import type { ColdkeySummary } from "../../../types.ts";
import { Button } from "../../../ui/button.tsx";
import { Row } from "../../../ui/stack.tsx";
import { NewPassphrase } from "../../create/new-passphrase.tsx";
import { SharedPassphrase } from "../shared-passphrase.tsx";
import { FolderPage, FolderProgress } from "./folder-page.tsx";
import { type Entry, ownerHere } from "./rows.ts";

interface FolderSealProps {
  readonly entries: readonly Entry[];
  readonly names: ReadonlyMap<string, string>;
  readonly onDone: (isStopped: boolean) => void;
  readonly onRestart: () => void;
}

/** Keys that are sealed with one passphrase: `under` null, a new one. */
interface Pass {
  readonly under: ColdkeySummary | null;
  readonly keys: readonly { readonly file: string; readonly name: string }[];
}

const t = en.import.folder.seal;

export function FolderSeal({ entries, names, onDone, onRestart }: FolderSealProps) {
  const { snapshot } = useWorkstation();
  // Decided once: a coldkey that comes in the first pass must not make its hotkeys a pass of their own.
  const [passes] = useState(() => passesOf(entries, names, (entry) => ownerHere(snapshot, entry)));
  const [index, setIndex] = useState(0);
  const call = useCall();
  const pass = passes[index];
  if (pass === undefined) return null;
  const count = pass.keys.length;

  const store = async (bytes: Uint8Array): Promise<void> => {
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().importFolder.store({
          keys: [...pass.keys],
          under: pass.under?.address ?? null,
          passphrase,
        }),
      ),
    );
    if (!reply?.ok) return;
    if (reply.value.isStopped || index + 1 === passes.length) onDone(reply.value.isStopped);
    else setIndex(index + 1);
  };
  const parts = {
    action: t.action(count),
    working: { what: en.import.folder.working("sealing"), detail: t.detail },
    isBusy: call.isBusy,
    fault: call.fault,
    onSeal: (bytes: Uint8Array) => void store(bytes),
  };
  return (
    <FolderPage
      step="seal"
      title={pass.under === null ? t.title(count) : t.underTitle(count, pass.under.name)}
      lede={pass.under === null ? t.lede : en.import.seal.underLede}
    >
      {pass.under === null ? (
        <NewPassphrase key={index} {...parts} />
      ) : (
        <SharedPassphrase key={index} {...parts} coldkey={pass.under.name} />
      )}
      <FolderProgress />
      {call.fault === null ? null : (
        <Row>
          <Button onClick={onRestart}>{en.import.folder.restart}</Button>
        </Row>
      )}
    </FolderPage>
  );
}

function passesOf(
  entries: readonly Entry[],
  names: ReadonlyMap<string, string>,
  ownerOf: (entry: Entry) => ColdkeySummary | null,
): readonly Pass[] {
  const keys = entries.filter(({ file }) => file.state === "open");
  const owners = [...new Set(keys.map(ownerOf))].sort(
    (a, b) => Number(a !== null) - Number(b !== null),
  );
  return owners.map((under) => ({
    under,
    keys: keys
      .filter((entry) => ownerOf(entry) === under)
      .map(({ file }) => ({ file: file.id, name: names.get(file.id) ?? "" })),
  }));
}
