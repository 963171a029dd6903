import { Archive } from "lucide-react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { Empty } from "../../ui/empty.tsx";
import { Stack } from "../../ui/stack.tsx";
import { PendingCeremonies, pendingAt } from "../ceremony/pending-ceremonies.tsx";
import { Register } from "./register.tsx";

export function BackupsPlace() {
  const { snapshot } = useWorkstation();
  const { coldkeys } = snapshot;
  const pending = pendingAt(snapshot, "backups").length;
  const firstUnsafe = coldkeys.find((key) => !key.isSafe);
  return (
    <Page
      title={en.backup.title}
      lede={en.backup.lede}
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
