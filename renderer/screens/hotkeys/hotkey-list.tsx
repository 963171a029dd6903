/**
 * One stop for the Tab key however many rows there are: arrows, Home and End move in it, Space selects, Shift with an
 * arrow selects on the way. What lies outside of the window costs the browser nothing (content-visibility).
 */
import { type KeyboardEvent, memo, useRef, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { HotkeySummary } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Tag } from "../../ui/tag.tsx";
import { DeliveryTag } from "../deliveries/delivery-tag.tsx";
import { nameOrEnds } from "../names.ts";
import css from "./hotkeys.module.css";

interface HotkeyListProps {
  readonly hotkeys: readonly HotkeySummary[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (addresses: readonly string[], isSelected: boolean) => void;
}

const PAGE = 10;

export function HotkeyList({ hotkeys, selected, onSelect }: HotkeyListProps) {
  const { snapshot, go } = useWorkstation();
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(0);
  const at = Math.min(current, hotkeys.length - 1);
  const canRegister = snapshot.chain.state !== "none";
  const own = new Set<string>(snapshot.coldkeys.map(({ address }) => address));

  const goTo = (index: number, isSelecting: boolean): void => {
    const next = Math.max(0, Math.min(hotkeys.length - 1, index));
    setCurrent(next);
    const hotkey = hotkeys[next];
    if (hotkey === undefined) return;
    if (isSelecting) {
      const before = hotkeys[at];
      onSelect([...(before === undefined ? [] : [before.address]), hotkey.address], true);
    }
    const box = list.current?.querySelectorAll<HTMLInputElement>("[data-select]")[next];
    box?.focus();
    box?.scrollIntoView?.({ block: "nearest" });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const isBox = event.target instanceof HTMLInputElement;
    if (!isBox) return;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: hotkeys.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      goTo(to, event.shiftKey);
    } else if (event.key === "a" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSelect(
        hotkeys.map(({ address }) => address),
        true,
      );
    }
  };

  return (
    <Card as="div" isFlush>
      <h2 className="visually-hidden">{en.hotkeyList.list}</h2>
      <ul ref={list} className={css.list} aria-label={en.hotkeyList.list} onKeyDown={onKeyDown}>
        {hotkeys.map((hotkey, index) => (
          <Row
            key={hotkey.address}
            hotkey={hotkey}
            owner={hotkey.coldkey === null ? null : nameOrEnds(snapshot, hotkey.coldkey)}
            isSelected={selected.has(hotkey.address)}
            isCurrent={index === at}
            canRegister={canRegister && hotkey.coldkey !== null && own.has(hotkey.coldkey)}
            index={index}
            onCurrent={setCurrent}
            onSelect={onSelect}
            go={go}
          />
        ))}
      </ul>
    </Card>
  );
}

interface RowProps {
  readonly hotkey: HotkeySummary;
  readonly owner: string | null;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  readonly canRegister: boolean;
  readonly index: number;
  readonly onCurrent: (index: number) => void;
  readonly onSelect: HotkeyListProps["onSelect"];
  readonly go: ReturnType<typeof useWorkstation>["go"];
}

/** A snapshot makes all values anew: a row is drawn again only when something that it shows is different. */
const Row = memo(HotkeyRow, (before, after) => {
  const { hotkey: one, ...others } = before;
  const { hotkey: other, ...rest } = after;
  const isSame = Object.entries(others).every(
    ([name, value]) => value === rest[name as keyof typeof rest],
  );
  return isSame && JSON.stringify(one) === JSON.stringify(other);
});

function HotkeyRow(props: RowProps) {
  const { hotkey, owner, isSelected, isCurrent, canRegister, index, onCurrent, onSelect, go } =
    props;
  const { address, name, tags, registrations, delivery, phraseShownAtMs, retiredAtMs } = hotkey;
  const words = en.hotkeyList;
  return (
    <li className={css.item} data-selected={isSelected || undefined}>
      <label className={css.box}>
        <input
          type="checkbox"
          data-select=""
          checked={isSelected}
          tabIndex={isCurrent ? 0 : -1}
          aria-label={words.select(name)}
          onFocus={() => onCurrent(index)}
          onChange={(event) => onSelect([address], event.currentTarget.checked)}
        />
      </label>
      <div className={css.who}>
        <div className={css.head}>
          <h3>{name}</h3>
          {retiredAtMs === null ? null : <Tag tone="care">{words.retired}</Tag>}
          <span className={css.owner}>{owner === null ? words.noColdkey : words.owner(owner)}</span>
          {tags.map((tag) => (
            <span key={tag} className={css.label}>
              {tag}
            </span>
          ))}
        </div>
        <Address address={address} layout="line" />
      </div>
      <div className={css.facts}>
        {registrations.length === 0 ? (
          <span className={css.muted}>{words.unregistered}</span>
        ) : (
          registrations.map(({ netuid, uid }) => (
            <Tag key={netuid} tone="accent">
              {words.seat(netuid, uid)}
            </Tag>
          ))
        )}
        <span className={css.place}>
          {delivery === null ? (
            <span className={css.muted}>{words.here}</span>
          ) : (
            <>
              <DeliveryTag state={delivery.state} />
              <span className={css.server}>{words.at(delivery.server)}</span>
            </>
          )}
        </span>
        {phraseShownAtMs === null ? null : (
          <span className={css.muted}>{words.shown(phraseShownAtMs)}</span>
        )}
      </div>
      <div className={css.act}>
        {canRegister && retiredAtMs === null ? (
          <Button
            size="small"
            tabIndex={isCurrent ? 0 : -1}
            aria-label={en.hotkeys.registerNamed(name)}
            onClick={() =>
              go({
                at: "act",
                start: {
                  kind: "register",
                  ...(hotkey.coldkey === null ? {} : { coldkey: hotkey.coldkey }),
                  hotkey: address,
                },
              })
            }
          >
            {en.hotkeys.register}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
