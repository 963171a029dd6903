import { ArrowLeft, ArrowRight, Eye } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../../app/screen.ts";
import { useCall } from "../../../app/use-call.ts";
import { workstation } from "../../../bridge.ts";
import { en } from "../../../messages/en.ts";
import { Address } from "../../../ui/address.tsx";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { FaultPanel } from "../../../ui/fault-panel.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row, Small } from "../../../ui/stack.tsx";
import { isKeyName } from "../../key-name.ts";
import { nameOrEnds } from "../../names.ts";
import { Weaknesses } from "../weaknesses.tsx";
import css from "./folder.module.css";
import { FileTags } from "./folder-list.tsx";
import { FolderPage } from "./folder-page.tsx";
import { type Entry, isWatch, spaceOf, takenNames } from "./rows.ts";

interface FolderNamesProps {
  readonly entries: readonly Entry[];
  readonly onBack: () => void;
  /** There are keys to seal. */
  readonly onNamed: (names: ReadonlyMap<string, string>) => void;
  /** There were only addresses to watch. */
  readonly onWatched: () => void;
}

const t = en.import.folder.names;

export function FolderNames({ entries, onBack, onNamed, onWatched }: FolderNamesProps) {
  const { snapshot } = useWorkstation();
  const call = useCall();
  const rows = entries.filter((entry) => entry.file.state === "open" || isWatch(entry));
  const [names, setNames] = useState<ReadonlyMap<string, string>>(
    () =>
      new Map(
        rows.map((entry) => {
          const { suggested } = entry.file;
          const isFree = suggested !== null && !takenNames(snapshot, entry).includes(suggested);
          return [entry.file.id, isFree ? suggested : ""];
        }),
      ),
  );
  const nameOf = ({ file }: Entry): string => names.get(file.id) ?? "";
  const problemOf = (entry: Entry): string | null => {
    const name = nameOf(entry);
    if (name === "") return t.needsName;
    if (!isKeyName(name)) return en.create.name.bad;
    const isTwice = rows.some(
      (other) => other !== entry && spaceOf(other) === spaceOf(entry) && nameOf(other) === name,
    );
    return isTwice || takenNames(snapshot, entry).includes(name) ? t.taken : null;
  };
  const watched = rows.filter(isWatch);
  const keys = rows.filter((entry) => !isWatch(entry));
  const isReady = rows.length > 0 && rows.every((entry) => problemOf(entry) === null);
  const weaknesses = [...new Set(keys.flatMap(({ file }) => file.weaknesses))];

  const next = async (): Promise<void> => {
    const named = watched.map((entry) => ({ file: entry.file.id, name: nameOf(entry) }));
    const missing = named.filter(({ file }) =>
      rows.some((row) => row.file.id === file && row.file.state !== "stored"),
    );
    if (missing.length > 0) {
      const reply = await call.run(() => workstation().importFolder.watch({ entries: missing }));
      if (!reply?.ok) return;
    }
    if (keys.length > 0) onNamed(names);
    else onWatched();
  };

  return (
    <FolderPage step="names" title={t.title} lede={t.lede}>
      {rows.length === 0 ? (
        <Notice level="info" title={t.nothing}>
          <p>{t.nothingText}</p>
        </Notice>
      ) : null}
      {rows.map((entry) => {
        const { file, wallet } = entry;
        const what = en.import.folder.list.role(file.role);
        return (
          <Card key={file.id} label={`${what} ${file.name}`}>
            <div className={css.found}>
              <div className={css.head}>
                <Small>
                  {what} · {wallet.name}
                </Small>
                {file.role === "hotkey" ? (
                  <Small>
                    {wallet.coldkey === null
                      ? t.underUnknown
                      : t.under(
                          ownerName(entry, names, rows) ?? nameOrEnds(snapshot, wallet.coldkey),
                        )}
                  </Small>
                ) : null}
              </div>
              {file.address === null ? null : <Address address={file.address} />}
              <span className={css.tags}>
                <FileTags file={file} />
              </span>
              <TextField
                label={t.name(file.role, file.role === "hotkey" ? file.name : wallet.name)}
                value={nameOf(entry)}
                maxLength={40}
                disabled={call.isBusy || file.state === "stored"}
                error={problemOf(entry)}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  setNames((before) => new Map(before).set(file.id, value));
                }}
              />
            </div>
          </Card>
        );
      })}
      {keys.length === 0 ? null : <Weaknesses kept="" codes={weaknesses} />}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="between">
        <Button icon={<ArrowLeft aria-hidden="true" />} disabled={call.isBusy} onClick={onBack}>
          {en.button.back}
        </Button>
        <Button
          tone="primary"
          disabled={!isReady && !call.isBusy}
          isBusy={call.isBusy}
          {...(keys.length === 0
            ? { icon: <Eye aria-hidden="true" /> }
            : { iconAfter: <ArrowRight aria-hidden="true" /> })}
          onClick={() => void next()}
        >
          {keys.length === 0 ? t.nextWatch(watched.length) : t.next}
        </Button>
      </Row>
    </FolderPage>
  );
}

/** As it is about to be called, when its coldkey comes in the same import. */
function ownerName(
  { wallet }: Entry,
  names: ReadonlyMap<string, string>,
  rows: readonly Entry[],
): string | null {
  const owner = rows.find(
    (row) => row.file.role === "coldkey" && row.file.address === wallet.coldkey,
  );
  const name = owner === undefined ? "" : (names.get(owner.file.id) ?? "");
  return name === "" ? null : name;
}
