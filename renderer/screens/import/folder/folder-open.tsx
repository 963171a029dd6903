import { ArrowLeft, ArrowRight, KeyRound } from "lucide-react";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { useWorkstation } from "../../../app/screen.ts";
import { useCall } from "../../../app/use-call.ts";
import { workstation } from "../../../bridge.ts";
import { en } from "../../../messages/en.ts";
import { explain } from "../../../messages/faults.ts";
import { withSecret } from "../../../secret-bytes.ts";
import type { FoundWallet } from "../../../types.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { FaultPanel } from "../../../ui/fault-panel.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PassphraseField, type PassphraseHandle } from "../../../ui/passphrase-field.tsx";
import { Row, Small, Stack } from "../../../ui/stack.tsx";
import css from "./folder.module.css";
import { FileTags } from "./folder-list.tsx";
import { FolderPage, FolderProgress } from "./folder-page.tsx";
import { type Entry, isLocked, isWatch } from "./rows.ts";

interface FolderOpenProps {
  readonly entries: readonly Entry[];
  readonly onBack: () => void;
  readonly onNext: () => void;
}

const t = en.import.folder.open;

export function FolderOpen({ entries, onBack, onNext }: FolderOpenProps) {
  const { snapshot } = useWorkstation();
  const plain = useCall();
  const isWorking = snapshot.folderImport?.progress != null;
  const locked = entries.filter(isLocked);
  const wallets = [...new Set(entries.map(({ wallet }) => wallet))];
  const ready = entries.filter((entry) => entry.file.state === "open" || isWatch(entry));

  // What needs no passphrase is opened at once, once.
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) return;
    first.current = false;
    const files = entries
      .filter((entry) => entry.file.state === "found" && !isLocked(entry) && !isWatch(entry))
      .map(({ file }) => file.id);
    if (files.length === 0) return;
    void plain.run(() => workstation().importFolder.open({ files, passphrase: null }));
  });

  return (
    <FolderPage step="open" title={t.title} lede={t.lede}>
      {wallets.map((wallet) => (
        <WalletOpen
          key={wallet.id}
          wallet={wallet}
          entries={entries.filter((entry) => entry.wallet.id === wallet.id)}
          isWorking={isWorking}
        />
      ))}
      <FolderProgress />
      {plain.fault === null ? null : <FaultPanel fault={plain.fault} />}
      <Row place="between">
        <Button icon={<ArrowLeft aria-hidden="true" />} disabled={isWorking} onClick={onBack}>
          {en.button.back}
        </Button>
        <Button
          tone={locked.length === 0 ? "primary" : "plain"}
          disabled={isWorking || ready.length === 0}
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={onNext}
        >
          {locked.length === 0 ? t.next : t.nextWithout(locked.length)}
        </Button>
      </Row>
    </FolderPage>
  );
}

interface WalletOpenProps {
  readonly wallet: FoundWallet;
  readonly entries: readonly Entry[];
  readonly isWorking: boolean;
}

function WalletOpen({ wallet, entries, isWorking }: WalletOpenProps) {
  const titleId = useId();
  const field = useRef<PassphraseHandle>(null);
  const [isFilled, setIsFilled] = useState(false);
  const call = useCall();
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);
  const locked = entries.filter(isLocked);

  const open = async (): Promise<void> => {
    if (!field.current || field.current.isEmpty()) return;
    const bytes = field.current.take();
    const files = locked.map(({ file }) => file.id);
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) => workstation().importFolder.open({ files, passphrase })),
    );
    if (!reply?.ok || reply.value.refused > 0) field.current?.focus();
  };

  return (
    <Card labelledBy={titleId}>
      <Stack>
        <div className={css.head}>
          <h2 id={titleId}>{wallet.name}</h2>
          <Small>{locked.length === 0 ? t.allOpen : t.locked(locked.length)}</Small>
        </div>
        <ul className={css.files}>
          {entries.map(({ file }) => (
            <li key={file.id} className={css.file}>
              <span className={css.what}>
                <span className={css.name}>{file.name}</span>
                <Small>{en.import.folder.list.role(file.role)}</Small>
              </span>
              <span className={css.tags}>
                <FileTags file={file} />
              </span>
              {file.fault === null ? null : (
                <p className={css.fault}>{explain(file.fault).happened}</p>
              )}
            </li>
          ))}
        </ul>
        {wallet.pubDiffers ? (
          <Notice level="care">
            <p>{en.import.folder.list.pubDiffers}</p>
          </Notice>
        ) : null}
        {locked.length === 0 ? null : (
          <>
            <PassphraseField
              handle={field}
              label={t.of(wallet.name)}
              hint={t.hint}
              disabled={isWorking}
              onEdit={edited}
              onEnter={() => void open()}
            />
            <Row>
              <Button
                tone="primary"
                icon={<KeyRound aria-hidden="true" />}
                aria-label={t.go(wallet.name)}
                disabled={(!isFilled || isWorking) && !call.isBusy}
                isBusy={call.isBusy}
                onClick={() => void open()}
              >
                {t.goShort}
              </Button>
            </Row>
          </>
        )}
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      </Stack>
    </Card>
  );
}
