import { FolderOpen } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { CallOutput } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/stack.tsx";
import { lineOf } from "../deed.ts";

const words = en.together.multisig;
type Imported = NonNullable<CallOutput<"multisig.importCall">>;

/** A call that another member saved: read and checked by the core, then known wherever it is pending. */
export function ImportCall() {
  const { snapshot } = useWorkstation();
  const open = useCall();
  const [imported, setImported] = useState<Imported | null>(null);
  const choose = async (): Promise<void> => {
    const reply = await open.run(() => workstation().multisig.importCall(null));
    if (reply?.ok) setImported(reply.value);
  };
  return (
    <Stack>
      <Button
        icon={<FolderOpen aria-hidden="true" />}
        isBusy={open.isBusy}
        onClick={() => void choose()}
      >
        {words.import}
      </Button>
      {open.fault === null ? null : <FaultPanel fault={open.fault} />}
      {imported === null ? null : (
        <Notice
          level={imported.isKnown ? "info" : "care"}
          isLive
          title={words.imported(lineOf(imported.call, snapshot))}
        >
          <Address address={imported.address} />
          {imported.isKnown ? null : (
            <>
              <p>{words.importedUnknown}</p>
              {imported.members.map((member) => (
                <Address key={member} address={member} />
              ))}
            </>
          )}
        </Notice>
      )}
    </Stack>
  );
}
