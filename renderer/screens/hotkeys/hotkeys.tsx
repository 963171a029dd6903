import { Cpu, PenLine, Plus } from "lucide-react";
import { useId } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary, HotkeySummary } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Small, Stack } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { nameOrEnds } from "../names.ts";
import css from "./hotkeys.module.css";

export function HotkeysPlace() {
  const { snapshot, go } = useWorkstation();
  const { coldkeys, hotkeys } = snapshot;
  const guide = { what: en.hotkeys.what, wrong: en.hotkeys.wrong, hands: en.hotkeys.hands };
  const create = (
    <Button
      tone="primary"
      icon={<Plus aria-hidden="true" />}
      onClick={() => go({ at: "make-hotkey" })}
    >
      {en.hotkeys.create}
    </Button>
  );
  if (coldkeys.length === 0 && hotkeys.length === 0) {
    return (
      <Page title={en.hotkeys.title} lede={en.hotkeys.lede} guide={guide}>
        <Empty
          picture={<PenLine />}
          title={en.hotkeys.needColdkeyTitle}
          text={en.hotkeys.needColdkeyText}
          action={
            snapshot.profile === "desk" ? undefined : (
              <Button tone="primary" onClick={() => go({ at: "create", id: null })}>
                {en.keys.new}
              </Button>
            )
          }
        />
      </Page>
    );
  }
  const isEmpty = hotkeys.length === 0;
  return (
    <Page
      title={en.hotkeys.title}
      lede={en.hotkeys.lede}
      actions={isEmpty ? undefined : create}
      guide={guide}
    >
      {isEmpty ? (
        <Empty
          picture={<Cpu />}
          title={en.hotkeys.emptyTitle}
          text={en.hotkeys.emptyText}
          action={create}
        />
      ) : (
        <Stack>
          {coldkeys.map((coldkey) => (
            <Group
              key={coldkey.address}
              coldkey={coldkey}
              hotkeys={hotkeys.filter((one) => one.coldkey === coldkey.address)}
            />
          ))}
          <Others
            hotkeys={hotkeys.filter(
              (one) => !coldkeys.some(({ address }) => address === one.coldkey),
            )}
          />
        </Stack>
      )}
    </Page>
  );
}

/** Imported without their coldkey: it is elsewhere, or nobody has said which it is. */
function Others({ hotkeys }: { readonly hotkeys: readonly HotkeySummary[] }) {
  const { snapshot } = useWorkstation();
  const titleId = useId();
  const owners = [...new Set(hotkeys.map(({ coldkey }) => coldkey))];
  return owners.map((owner) => (
    <Card key={owner ?? ""} labelledBy={`${titleId}${owner}`}>
      <h2 id={`${titleId}${owner}`} className={css.under}>
        {owner === null
          ? en.hotkeys.ownerUnknown
          : en.hotkeys.ownerElsewhere(nameOrEnds(snapshot, owner))}
      </h2>
      <ul className={css.list}>
        {hotkeys
          .filter(({ coldkey }) => coldkey === owner)
          .map((hotkey) => (
            <Item key={hotkey.address} hotkey={hotkey} />
          ))}
      </ul>
    </Card>
  ));
}

function Group({
  coldkey,
  hotkeys,
}: {
  readonly coldkey: ColdkeySummary;
  readonly hotkeys: readonly HotkeySummary[];
}) {
  const titleId = useId();
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId} className={css.under}>
        {en.hotkeys.under(coldkey.name)}
      </h2>
      {hotkeys.length === 0 ? (
        <Small>{en.hotkeys.none}</Small>
      ) : (
        <ul className={css.list}>
          {hotkeys.map((hotkey) => (
            <Item key={hotkey.address} hotkey={hotkey} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Item({ hotkey }: { readonly hotkey: HotkeySummary }) {
  const { snapshot, go } = useWorkstation();
  const isOwned = snapshot.coldkeys.some(({ address }) => address === hotkey.coldkey);
  return (
    <li className={css.item}>
      <div className={css.who}>
        <div className={css.head}>
          <h3>{hotkey.name}</h3>
          {hotkey.registrations.length === 0 ? (
            <Tag tone="plain">{en.hotkeys.unregistered}</Tag>
          ) : (
            hotkey.registrations.map(({ netuid, uid, sinceBlock }) => (
              <span key={netuid} className={css.seat}>
                <Tag tone="accent">{en.hotkeys.registered(netuid, uid)}</Tag>
                <span className={css.since}>{en.hotkeys.since(sinceBlock)}</span>
              </span>
            ))
          )}
        </div>
        <Address address={hotkey.address} />
      </div>
      {snapshot.chain.state === "none" || !isOwned ? null : (
        <Button
          aria-label={en.hotkeys.registerNamed(hotkey.name)}
          onClick={() =>
            go({
              at: "act",
              start: {
                kind: "register",
                ...(hotkey.coldkey === null ? {} : { coldkey: hotkey.coldkey }),
                hotkey: hotkey.address,
              },
            })
          }
        >
          {en.hotkeys.register}
        </Button>
      )}
    </li>
  );
}
