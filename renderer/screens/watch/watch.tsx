/** Addresses to watch: typed, pasted, or from public key files; seen and named before they are kept. */
import { ArrowLeft, FileSearch, FolderSearch } from "lucide-react";
import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Reply, WatchFound } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { AddressesField } from "./addresses-field.tsx";
import { FoundAddresses } from "./found-addresses.tsx";

export function WatchScreen() {
  const { go } = useWorkstation();
  const [found, setFound] = useState<readonly WatchFound[] | null>(null);
  if (found !== null) {
    return (
      <Page title={en.watch.found(found.length)} lede={en.watch.foundLede} guide={en.watch.guide}>
        <FoundAddresses
          found={found}
          onBack={() => setFound(null)}
          onDone={() => go({ at: "keys" })}
        />
      </Page>
    );
  }
  return <Ask onFound={setFound} />;
}

function Ask({ onFound }: { readonly onFound: (found: readonly WatchFound[]) => void }) {
  const { go } = useWorkstation();
  const call = useCall();
  const ask = async (question: () => Promise<Reply<WatchFound[]>>): Promise<void> => {
    const reply = await call.run(question);
    if (reply?.ok && reply.value.length > 0) onFound(reply.value);
  };
  return (
    <Page title={en.watch.title} lede={en.watch.lede} guide={en.watch.guide}>
      <AddressesField
        isBusy={call.isBusy}
        onAddresses={(addresses) => void ask(() => workstation().watch.look({ addresses }))}
      />
      <Card>
        <Stack>
          <h2>{en.watch.or}</h2>
          <p>{en.watch.filesText}</p>
          <Row>
            <Button
              icon={<FileSearch aria-hidden="true" />}
              isBusy={call.isBusy}
              onClick={() => void ask(() => workstation().watch.chooseFiles(null))}
            >
              {en.watch.choose}
            </Button>
            <Button
              icon={<FolderSearch aria-hidden="true" />}
              isBusy={call.isBusy}
              onClick={() => void ask(() => workstation().watch.chooseFolder(null))}
            >
              {en.watch.chooseFolder}
            </Button>
          </Row>
        </Stack>
      </Card>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row>
        <Button
          tone="quiet"
          icon={<ArrowLeft aria-hidden="true" />}
          onClick={() => go({ at: "keys" })}
        >
          {en.watch.back}
        </Button>
      </Row>
    </Page>
  );
}
