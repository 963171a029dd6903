import { useId, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { HeldHotkey } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import table from "../../ui/table.module.css";
import { TableLink } from "../../ui/table-link.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Wide } from "../../ui/wide.tsx";
import { nameOf } from "../names.ts";
import css from "./portfolio.module.css";

const words = en.portfolio.hotkeys;
/** Somebody with hundreds of hotkeys reads the first ones; the rest is one press away. */
const FIRST = 20;

export function HotkeysHeld({ hotkeys }: { readonly hotkeys: readonly HeldHotkey[] }) {
  const titleId = useId();
  const [isWhole, setIsWhole] = useState(false);
  const owned = hotkeys.filter(({ isOwned }) => isOwned).length;
  const shown = isWhole ? hotkeys : hotkeys.slice(0, FIRST);
  const more = hotkeys.length - shown.length;
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
        <Wide label={words.caption}>
          <table className={table.table}>
            <caption className="visually-hidden">{words.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{words.address}</th>
                <th scope="col" className={table.right}>
                  {words.take}
                </th>
                <th scope="col">{words.seats}</th>
                <th scope="col">{words.children}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((hotkey) => (
                <HotkeyRow key={hotkey.address} hotkey={hotkey} />
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      {more === 0 ? null : (
        <div className={css.more}>
          <Button onClick={() => setIsWhole(true)}>{words.more(more)}</Button>
        </div>
      )}
    </Card>
  );
}

function HotkeyRow({ hotkey }: { readonly hotkey: HeldHotkey }) {
  const { snapshot, go } = useWorkstation();
  const name = nameOf(snapshot, hotkey.address);
  return (
    <tr>
      <td>
        <span className={css.named}>
          {name === null ? null : <span className={table.strong}>{name}</span>}
          <Address address={hotkey.address} layout="line" />
          <span>
            <Tag tone={hotkey.isOwned ? "accent" : "plain"}>
              {hotkey.isOwned ? words.owned : hotkey.owner === null ? words.nobody : words.other}
            </Tag>
          </span>
        </span>
      </td>
      <td className={[table.right, css.alpha].join(" ")}>{words.takeOf(hotkey.take)}</td>
      <td>
        {hotkey.registrations.length === 0 ? (
          <span className={css.sub}>{words.noSeats}</span>
        ) : (
          <ul className={[css.list, css.alpha].join(" ")}>
            {hotkey.registrations.map(({ netuid, uid, childTake }) => (
              <li key={netuid}>
                <TableLink
                  text={words.seat(netuid, uid)}
                  onClick={() => go({ at: "subnet", netuid })}
                />
                {childTake === 0 ? null : <p className={css.sub}>{words.childTake(childTake)}</p>}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td>
        {hotkey.children.length === 0 ? (
          <span className={css.sub}>{words.noSeats}</span>
        ) : (
          <ul className={css.list}>
            {hotkey.children.map(({ netuid, children, pending }) => (
              <li key={netuid}>
                {children.length === 0 ? null : <p>{words.child(netuid, children.length)}</p>}
                <Children list={children} />
                {pending === null ? null : (
                  <>
                    <p>{words.pending(netuid, pending.children.length, pending.fromBlock)}</p>
                    <Children list={pending.children} />
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
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
