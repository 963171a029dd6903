import type { RefObject } from "react";
import { useWorkstation } from "../../app/screen.ts";
import type { HotkeyFilter, HotkeyOrder, Whereabouts } from "../../lib/hotkey-view.ts";
import { en } from "../../messages/en.ts";
import { SelectField, TextField } from "../../ui/field.tsx";
import { nameOrEnds } from "../names.ts";
import css from "./hotkeys.module.css";

interface HotkeyFiltersProps {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly filter: HotkeyFilter;
  readonly onFilter: (filter: HotkeyFilter) => void;
  readonly order: HotkeyOrder;
  readonly onOrder: (order: HotkeyOrder) => void;
  readonly found: string;
}

const optionsOf = <T extends string>(
  words: Readonly<Record<T, string>>,
): { value: T; label: string }[] =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

export function HotkeyFilters(props: HotkeyFiltersProps) {
  const { search, filter, onFilter, order, onOrder, found } = props;
  const { snapshot } = useWorkstation();
  const words = en.hotkeyList;
  const owners = [...new Set(snapshot.hotkeys.map(({ coldkey }) => coldkey))];
  const tags = [...new Set(snapshot.hotkeys.flatMap((hotkey) => hotkey.tags))].sort();
  return (
    <search className={css.tools}>
      <TextField
        ref={search}
        label={words.search}
        type="search"
        placeholder={words.searchHint}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      {owners.length > 1 ? (
        <SelectField
          label={words.coldkey}
          value={filter.coldkey}
          onChange={(event) => onFilter({ ...filter, coldkey: event.currentTarget.value })}
          options={[
            { value: "", label: words.anyColdkey },
            ...owners.flatMap((owner) =>
              owner === null ? [] : [{ value: owner, label: nameOrEnds(snapshot, owner) }],
            ),
          ]}
        />
      ) : null}
      {tags.length > 0 ? (
        <SelectField
          label={words.tag}
          value={filter.tag}
          onChange={(event) => onFilter({ ...filter, tag: event.currentTarget.value })}
          options={[
            { value: "", label: words.anyTag },
            ...tags.map((tag) => ({ value: tag, label: tag })),
          ]}
        />
      ) : null}
      <SelectField
        label={words.registration}
        value={filter.registration}
        onChange={(event) =>
          onFilter({
            ...filter,
            registration: event.currentTarget.value as HotkeyFilter["registration"],
          })
        }
        options={optionsOf(words.registrations)}
      />
      <SelectField
        label={words.where}
        value={filter.where}
        onChange={(event) =>
          onFilter({ ...filter, where: event.currentTarget.value as Whereabouts })
        }
        options={optionsOf(words.wheres)}
      />
      <SelectField
        label={words.order}
        value={order}
        onChange={(event) => onOrder(event.currentTarget.value as HotkeyOrder)}
        options={optionsOf(words.orders)}
      />
      <p className={css.found} role="status">
        {found}
      </p>
    </search>
  );
}
