import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { PendingList } from "../ceremony/pending-list.tsx";
import { nameOrEnds } from "../names.ts";

export function PendingBackups() {
  const { snapshot, go } = useWorkstation();
  return (
    <PendingList
      pending={snapshot.backups.map(({ id, address, copy, step, startedAtMs }) => {
        const isProof = copy !== null;
        const copies = snapshot.coldkeys.flatMap((key) => key.copies);
        const label = copies.find((one) => one.id === copy)?.label ?? copy;
        return {
          id,
          title: en.backup.pendingTitle(nameOrEnds(snapshot, address), label),
          name: en.backup.pendingName(nameOrEnds(snapshot, address), label),
          state: en.backup.pending(step, isProof),
          startedAtMs,
          resume: () => go({ at: "backup", address, copy, id }),
          abandonText: en.backup.abandonText(isProof),
          abandonGo: en.backup.abandonGo,
          abandon:
            step === "done" ? null : (reason) => workstation().backup.abandon({ id, reason }),
        };
      })}
    />
  );
}
