import { BadgeCheck, BookUser, Eye, Import, PenLine, Plus, Stethoscope, Users } from "lucide-react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { inUse, retired } from "../../lib/in-use.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Retired } from "../care/retired.tsx";
import { PendingCeremonies, pendingAt } from "../ceremony/pending-ceremonies.tsx";
import { useBegin } from "../ceremony/use-begin.ts";
import { ProofReminder } from "../proving/reminder.tsx";
import { WatchedCard } from "../watch/watched-card.tsx";
import { ColdkeyCard } from "./coldkey-card.tsx";
import { Nameless } from "./nameless.tsx";

export function KeysPlace() {
  const { snapshot, go } = useWorkstation();
  const { watched, profile, nameless } = snapshot;
  const coldkeys = inUse(snapshot.coldkeys);
  const resting = retired(snapshot.coldkeys);
  const unsafe = coldkeys.filter((key) => !key.isSafe).length;
  const isEmpty = coldkeys.length === 0;
  const canHold = profile !== "desk";
  const begin = useBegin();
  const pending = pendingAt(snapshot, "keys").length;
  const watchAddress = (
    <Button icon={<Eye aria-hidden="true" />} onClick={() => go({ at: "watch" })}>
      {en.watch.open}
    </Button>
  );
  const accounts: MenuEntry[] = [
    {
      label: en.together.open,
      icon: <Users aria-hidden="true" />,
      onClick: () => go({ at: "together" }),
    },
    {
      label: en.book.open,
      icon: <BookUser aria-hidden="true" />,
      onClick: () => go({ at: "book" }),
    },
  ];
  const watch: MenuEntry = {
    label: en.watch.open,
    icon: <Eye aria-hidden="true" />,
    onClick: () => go({ at: "watch" }),
  };
  const files: MenuEntry[] = [];
  if (!isEmpty) {
    files.push({
      label: en.statement.open,
      icon: <BadgeCheck aria-hidden="true" />,
      onClick: () => go({ at: "statement" }),
    });
  }
  if (snapshot.coldkeys.length + nameless.length > 0) {
    files.push({
      label: en.care.keys.doctor,
      icon: <Stethoscope aria-hidden="true" />,
      onClick: () => go({ at: "doctor" }),
    });
  }
  const importKeys = (
    <Button icon={<Import aria-hidden="true" />} onClick={() => go({ at: "import" })}>
      {en.keys.import}
    </Button>
  );
  const newKey = (
    <Button
      tone="primary"
      icon={<Plus aria-hidden="true" />}
      isBusy={begin.isBusy}
      onClick={() => begin.begin("create-coldkey")}
    >
      {en.keys.new}
    </Button>
  );
  const more = (groups: readonly (readonly MenuEntry[])[]) => (
    <Menu label={en.keys.more} name={en.keys.moreOfAll} groups={groups} />
  );
  const actions = (
    <Row>
      {more([isEmpty && watched.length === 0 ? [] : accounts, [watch], files])}
      {importKeys}
      {newKey}
    </Row>
  );
  const ledeEmpty = nameless.length === 0 ? en.keys.ledeEmpty : en.keys.nameless.lede;
  const lede = isEmpty ? ledeEmpty : en.keys.lede(coldkeys.length, unsafe);
  const isFirst = isEmpty && pending === 0 && nameless.length === 0;
  return (
    <Page
      title={en.keys.title}
      lede={lede}
      actions={
        isFirst && watched.length === 0 ? undefined : canHold ? (
          actions
        ) : (
          <Row>
            {more([accounts])}
            {watchAddress}
          </Row>
        )
      }
      guide={{ what: en.keys.what, wrong: en.keys.wrong, hands: en.keys.hands }}
    >
      <Nameless />
      <ProofReminder />
      {begin.fault === null ? null : <FaultPanel fault={begin.fault} />}
      <PendingCeremonies at="keys" />
      {isFirst && (canHold || watched.length === 0) ? (
        <Empty
          picture={<PenLine />}
          title={canHold ? en.keys.emptyTitle : en.keys.emptyDesk}
          text={canHold ? en.keys.emptyText : en.keys.emptyDeskText}
          action={
            canHold ? (
              <>
                {newKey}
                {importKeys}
                {watchAddress}
              </>
            ) : (
              watchAddress
            )
          }
        />
      ) : null}
      <Stack>
        {coldkeys.map((coldkey) => (
          <ColdkeyCard key={coldkey.address} coldkey={coldkey} />
        ))}
        {watched.map((entry) => (
          <WatchedCard key={entry.address} entry={entry} />
        ))}
        <Retired keys={resting} />
      </Stack>
    </Page>
  );
}
