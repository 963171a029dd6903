import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Creation } from "../../types.ts";
import { PendingList } from "../ceremony/pending-list.tsx";

export function PendingCreations({ creations }: { readonly creations: readonly Creation[] }) {
  const { go } = useWorkstation();
  return (
    <PendingList
      pending={creations.map(({ id, name, step, startedAtMs }) => ({
        id,
        title: name,
        name,
        state: en.keys.pending[step],
        startedAtMs,
        resume: () => go({ at: "create", id }),
        abandonText: en.keys.abandonText,
        abandonGo: en.keys.abandonGo,
        abandon: (reason) => workstation().creation.abandon({ id, reason }),
      }))}
    />
  );
}
