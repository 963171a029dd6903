import { Archive, Printer, ScrollText } from "lucide-react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Stack } from "../../ui/stack.tsx";
import { PendingCeremonies, pendingAt } from "../ceremony/pending-ceremonies.tsx";
import { Register } from "./register.tsx";

export function BackupsPlace() {
  const { snapshot, go } = useWorkstation();
  const { coldkeys } = snapshot;
  const pending = pendingAt(snapshot, "backups").length;
  const firstUnsafe = coldkeys.find((key) => !key.isSafe);
  return (
    <Page
      title={en.backup.title}
      lede={en.backup.lede}
      actions={
        <>
          <Button icon={<Printer aria-hidden="true" />} onClick={() => go({ at: "blank-forms" })}>
            {en.paper.forms.title}
          </Button>
          <Button
            icon={<ScrollText aria-hidden="true" />}
            onClick={() => go({ at: "transcripts" })}
          >
            {en.paper.transcripts.title}
          </Button>
        </>
      }
      guide={{ what: en.backup.what, wrong: en.backup.wrong, hands: en.backup.hands }}
    >
      <PendingCeremonies at="backups" />
      {coldkeys.length === 0 ? (
        <Empty picture={<Archive />} title={en.backup.emptyTitle} text={en.backup.emptyText} />
      ) : (
        <Stack gap="wide">
          {coldkeys.map((coldkey) => (
            <Register
              key={coldkey.address}
              coldkey={coldkey}
              isNext={pending === 0 && coldkey === firstUnsafe}
            />
          ))}
        </Stack>
      )}
    </Page>
  );
}
