/** Hotkeys by the hundred: found, labelled, delivered. Rows are cheap and keep still; the core knows where each one is. */
import { Cpu, PenLine, Plus } from "lucide-react";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import {
  type HotkeyFilter,
  type HotkeyOrder,
  NO_FILTER,
  shownHotkeys,
} from "../../lib/hotkey-view.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Small } from "../../ui/stack.tsx";
import { PendingCeremonies } from "../ceremony/pending-ceremonies.tsx";
import { useBegin } from "../ceremony/use-begin.ts";
import { DeliveryList } from "../deliveries/delivery-list.tsx";
import { HotkeyFilters } from "./hotkey-filters.tsx";
import { HotkeyList } from "./hotkey-list.tsx";
import { SelectionBar } from "./selection-bar.tsx";

const guide = { what: en.hotkeys.what, wrong: en.hotkeys.wrong, hands: en.hotkeys.hands };

export function HotkeysPlace() {
  const { snapshot, go } = useWorkstation();
  const begin = useBegin();
  const { coldkeys, hotkeys } = snapshot;
  if (coldkeys.length === 0 && hotkeys.length === 0) {
    return (
      <Page title={en.hotkeys.title} lede={en.hotkeys.lede} guide={guide}>
        <Empty
          picture={<PenLine />}
          title={en.hotkeys.needColdkeyTitle}
          text={en.hotkeys.needColdkeyText}
          action={
            snapshot.profile === "desk" ? undefined : (
              <Button
                tone="primary"
                isBusy={begin.isBusy}
                onClick={() => begin.begin("create-coldkey")}
              >
                {en.keys.new}
              </Button>
            )
          }
        />
      </Page>
    );
  }
  const many = <Button onClick={() => go({ at: "make-hotkeys" })}>{en.hotkeyList.many}</Button>;
  const one = (
    <Button
      tone="primary"
      icon={<Plus aria-hidden="true" />}
      onClick={() => go({ at: "make-hotkey" })}
    >
      {en.hotkeys.create}
    </Button>
  );
  const isEmpty = hotkeys.length === 0;
  return (
    <Page
      title={en.hotkeys.title}
      lede={en.hotkeys.lede}
      actions={
        isEmpty ? undefined : (
          <>
            {many}
            {one}
          </>
        )
      }
      guide={guide}
    >
      <PendingCeremonies at="hotkeys" />
      {isEmpty ? (
        <Empty
          picture={<Cpu />}
          title={en.hotkeys.emptyTitle}
          text={en.hotkeys.emptyText}
          action={
            <>
              {one}
              {many}
            </>
          }
        />
      ) : (
        <AllHotkeys />
      )}
      <DeliveryList />
    </Page>
  );
}

function AllHotkeys() {
  const { hotkeys } = useWorkstation().snapshot;
  const [filter, setFilter] = useState<HotkeyFilter>(NO_FILTER);
  const [order, setOrder] = useState<HotkeyOrder>("name");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const search = useRef<HTMLInputElement>(null);
  // Typing stays quick while hundreds of rows are sorted anew.
  const late = useDeferredValue(filter);
  const shown = useMemo(() => shownHotkeys(hotkeys, late, order), [hotkeys, late, order]);
  // What a filter hides is not acted on: nobody delivers what cannot be seen.
  const chosen = useMemo(
    () => shown.filter(({ address }) => selected.has(address)),
    [shown, selected],
  );
  useSlash(search);

  const select = useCallback((addresses: readonly string[], isSelected: boolean) => {
    setSelected((before) => {
      const after = new Set(before);
      for (const address of addresses) {
        if (isSelected) after.add(address);
        else after.delete(address);
      }
      return after;
    });
  }, []);

  return (
    <>
      <HotkeyFilters
        search={search}
        filter={filter}
        onFilter={setFilter}
        order={order}
        onOrder={setOrder}
        found={en.hotkeyList.found(shown.length, hotkeys.length)}
      />
      <SelectionBar
        shown={shown}
        chosen={chosen}
        onSelect={select}
        onClear={() => setSelected(new Set())}
      />
      {shown.length === 0 ? (
        <Card>
          <p>{en.hotkeyList.nothing}</p>
          <Button size="small" onClick={() => setFilter(NO_FILTER)}>
            {en.hotkeyList.clear}
          </Button>
        </Card>
      ) : (
        <HotkeyList hotkeys={shown} selected={selected} onSelect={select} />
      )}
      <Small>{en.hotkeyList.searchKeys}</Small>
    </>
  );
}

/** As in every long list: a slash goes to the search, unless somebody is typing one. */
function useSlash(search: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
      const isCheckbox =
        event.target instanceof HTMLInputElement && event.target.type === "checkbox";
      if (event.key !== "/" || (isTyping && !isCheckbox)) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [search]);
}
