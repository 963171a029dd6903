import { Import, PenLine, Plus } from "lucide-react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { ColdkeyCard } from "./coldkey-card.tsx";
import { PendingCreations } from "./pending.tsx";

export function KeysPlace() {
  const { snapshot, go } = useWorkstation();
  const { coldkeys, creations, profile } = snapshot;
  const unsafe = coldkeys.filter((key) => !key.isSafe).length;
  const isEmpty = coldkeys.length === 0;
  const canHold = profile !== "desk";
  const create = (): void => go({ at: "create", id: null });
  const actions = (
    <Row>
      <Button icon={<Import aria-hidden="true" />} onClick={() => go({ at: "import" })}>
        {en.keys.import}
      </Button>
      <Button tone="primary" icon={<Plus aria-hidden="true" />} onClick={create}>
        {en.keys.new}
      </Button>
    </Row>
  );
  return (
    <Page
      title={en.keys.title}
      lede={isEmpty ? en.keys.ledeEmpty : en.keys.lede(coldkeys.length, unsafe)}
      actions={canHold && (!isEmpty || creations.length > 0) ? actions : undefined}
      guide={{ what: en.keys.what, wrong: en.keys.wrong, hands: en.keys.hands }}
    >
      {creations.length > 0 ? <PendingCreations creations={creations} /> : null}
      {isEmpty && creations.length === 0 ? (
        <Empty
          picture={<PenLine />}
          title={canHold ? en.keys.emptyTitle : en.keys.emptyDesk}
          text={canHold ? en.keys.emptyText : en.keys.emptyDeskText}
          action={canHold ? actions : undefined}
        />
      ) : null}
      <Stack>
        {coldkeys.map((coldkey) => (
          <ColdkeyCard key={coldkey.address} coldkey={coldkey} />
        ))}
      </Stack>
    </Page>
  );
}
