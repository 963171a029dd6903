import { useId, useState } from "react";
import { type Screen, useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { HeldHotkey } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { TableLink } from "../../ui/table-link.tsx";
import { Tag } from "../../ui/tag.tsx";
import { nameOf } from "../names.ts";
import { NamedAddress } from "./named-address.tsx";
import css from "./portfolio.module.css";

const words = en.portfolio.hotkeys;
/** Somebody with hundreds of hotkeys reads the first ones; the rest is one press away. */
const FIRST = 20;

export function HotkeysHeld({ hotkeys }: { readonly hotkeys: readonly HeldHotkey[] }) {
  const { go } = useWorkstation();
  const titleId = useId();
  const [isWhole, setIsWhole] = useState(false);
  const owned = hotkeys.filter(({ isOwned }) => isOwned).length;
  const limit = isWhole ? undefined : FIRST;
  const more = limit === undefined ? 0 : Math.max(0, hotkeys.length - limit);
  return (
    <Card labelledBy={titleId} isFlush>
      <div className={css.head}>
        <h2 id={titleId} className={css.title}>
          {words.title}
        </h2>
        <p className={css.sub}>
          {hotkeys.length === 0 ? words.none : words.count(owned, hotkeys.length - owned)}
        </p>
      </div>
      {hotkeys.length === 0 ? null : (
        <DataTable
          caption={words.caption}
          columns={columnsOf(go)}
          rows={hotkeys}
          limit={limit}
          keyOf={({ address }) => address}
        />
      )}
      {more === 0 ? null : (
        <div className={css.more}>
          <Button onClick={() => setIsWhole(true)}>{words.more(more)}</Button>
        </div>
      )}
    </Card>
  );
}

function columnsOf(go: (screen: Screen) => void): readonly Column<HeldHotkey>[] {
  return [
    {
      ...{ id: "address", name: words.address },
      cell: ({ address, isOwned, owner }) => (
        <NamedAddress address={address}>
          <Tag tone={isOwned ? "accent" : "plain"}>
            {isOwned ? words.owned : owner === null ? words.nobody : words.other}
          </Tag>
        </NamedAddress>
      ),
    },
    {
      ...{ id: "take", name: words.take, isRight: true, className: css.alpha, isDownFirst: true },
      sortBy: ({ take }) => take,
      cell: ({ take }) => words.takeOf(take),
    },
    {
      ...{ id: "seats", name: words.seats, isDownFirst: true },
      sortBy: ({ registrations }) => registrations.length,
      cell: ({ registrations }) =>
        registrations.length === 0 ? (
          <span className={css.sub}>{words.noSeats}</span>
        ) : (
          <ul className={[css.list, css.alpha].join(" ")}>
            {registrations.map(({ netuid, uid, childTake }) => (
              <li key={netuid}>
                <TableLink
                  text={words.seat(netuid, uid)}
                  onClick={() => go({ at: "subnet", netuid })}
                />
                {childTake === 0 ? null : <p className={css.sub}>{words.childTake(childTake)}</p>}
              </li>
            ))}
          </ul>
        ),
    },
    {
      ...{ id: "children", name: words.children, isDownFirst: true },
      sortBy: ({ children }) => children.length,
      cell: ({ children }) =>
        children.length === 0 ? (
          <span className={css.sub}>{words.noSeats}</span>
        ) : (
          <ul className={css.list}>
            {children.map((one) => (
              <li key={one.netuid}>
                {one.children.length === 0 ? null : (
                  <p>{words.child(one.netuid, one.children.length)}</p>
                )}
                <Children list={one.children} />
                {one.pending === null ? null : (
                  <>
                    <p>
                      {words.pending(
                        one.netuid,
                        one.pending.children.length,
                        one.pending.fromBlock,
                      )}
                    </p>
                    <Children list={one.pending.children} />
                  </>
                )}
              </li>
            ))}
          </ul>
        ),
    },
  ];
}

type Held = HeldHotkey["children"][number]["children"];

/** Who works with its stake, and with how much of it. */
function Children({ list }: { readonly list: Held }) {
  const { snapshot } = useWorkstation();
  return list.map(({ hotkey, proportion }) => {
    const name = nameOf(snapshot, hotkey);
    return (
      <span key={hotkey} className={css.named}>
        <span className={css.sub}>
          {words.share(proportion)}
          {name === null ? null : ` · ${name}`}
        </span>
        <Address address={hotkey} layout="line" />
      </span>
    );
  });
}
