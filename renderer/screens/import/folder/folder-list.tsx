import {
  ArrowLeft,
  ArrowRight,
  Check,
  Eye,
  FolderX,
  LockKeyhole,
  TriangleAlert,
} from "lucide-react";
import { useId, useState } from "react";
import { en } from "../../../messages/en.ts";
import { explain } from "../../../messages/faults.ts";
import type { FolderImport, FoundWallet, WalletFile } from "../../../types.ts";
import { Address } from "../../../ui/address.tsx";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row, Small, Stack } from "../../../ui/stack.tsx";
import { Tag } from "../../../ui/tag.tsx";
import css from "./folder.module.css";
import { FolderPage } from "./folder-page.tsx";
import { canBring, entriesOf, shownFiles } from "./rows.ts";

interface FolderListProps {
  readonly found: FolderImport;
  readonly onChosen: (ids: ReadonlySet<string>) => void;
  readonly onBack: () => void;
}

const t = en.import.folder.list;

export function FolderList({ found, onChosen, onBack }: FolderListProps) {
  const all = entriesOf(found)
    .filter(canBring)
    .map(({ file }) => file.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(all));
  const isEmpty = found.wallets.length === 0;
  const toggle = (id: string, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <FolderPage
      step="list"
      title={t.title(found.folder, found.wallets.length)}
      lede={isEmpty ? t.ledeEmpty : t.lede}
    >
      {found.isComplete ? null : (
        <Notice level="care" title={t.incomplete}>
          <p>{t.incompleteText}</p>
        </Notice>
      )}
      {isEmpty ? (
        <Empty picture={<FolderX />} title={t.title(found.folder, 0)} text={t.ledeEmpty} />
      ) : (
        <Row place="between">
          <p role="status">{t.chosen(chosen.size)}</p>
          <Row>
            <Button size="small" onClick={() => setChosen(new Set(all))}>
              {t.all}
            </Button>
            <Button size="small" onClick={() => setChosen(new Set())}>
              {t.none}
            </Button>
          </Row>
        </Row>
      )}
      {found.wallets.map((wallet) => (
        <Wallet key={wallet.id} wallet={wallet} chosen={chosen} onToggle={toggle} />
      ))}
      <Row place="between">
        <Button icon={<ArrowLeft aria-hidden="true" />} onClick={onBack}>
          {isEmpty ? t.other : t.back}
        </Button>
        {isEmpty ? null : (
          <Button
            tone="primary"
            disabled={chosen.size === 0}
            iconAfter={<ArrowRight aria-hidden="true" />}
            onClick={() => onChosen(chosen)}
          >
            {t.next}
          </Button>
        )}
      </Row>
    </FolderPage>
  );
}

interface WalletProps {
  readonly wallet: FoundWallet;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string, isChosen: boolean) => void;
}

function Wallet({ wallet, chosen, onToggle }: WalletProps) {
  const titleId = useId();
  const files = shownFiles(wallet);
  const hotkeys = files.filter(({ role }) => role === "hotkey").length;
  return (
    <Card labelledBy={titleId}>
      <Stack>
        <div className={css.head}>
          <h2 id={titleId}>{wallet.name}</h2>
          <Small>{t.hotkeysOf(hotkeys)}</Small>
        </div>
        {wallet.coldkey === null ? (
          <Small>{t.noAddress}</Small>
        ) : (
          <Address address={wallet.coldkey} layout="line" />
        )}
        {wallet.pubDiffers ? (
          <Notice level="care">
            <p>{t.pubDiffers}</p>
          </Notice>
        ) : null}
        <ul className={css.files}>
          {files.map((file) => (
            <File
              key={file.id}
              file={file}
              wallet={wallet}
              isChosen={chosen.has(file.id)}
              onToggle={(isChosen) => onToggle(file.id, isChosen)}
            />
          ))}
        </ul>
      </Stack>
    </Card>
  );
}

interface FileProps {
  readonly file: WalletFile;
  readonly wallet: FoundWallet;
  readonly isChosen: boolean;
  readonly onToggle: (isChosen: boolean) => void;
}

function File({ file, wallet, isChosen, onToggle }: FileProps) {
  const canChoose = canBring({ file, wallet });
  return (
    <li className={css.file}>
      <label className={css.choose}>
        <input
          type="checkbox"
          checked={isChosen && canChoose}
          disabled={!canChoose}
          aria-label={t.choose(`${t.role(file.role)} ${file.name}`, wallet.name)}
          onChange={(event) => onToggle(event.currentTarget.checked)}
        />
        <span className={css.what}>
          <span className={css.name}>{file.name}</span>
          <Small>{t.role(file.role)}</Small>
        </span>
      </label>
      <span className={css.tags}>
        <FileTags file={file} />
      </span>
      {file.fault === null || file.hereAs !== null ? null : (
        <p className={css.fault}>{explain(file.fault).happened}</p>
      )}
    </li>
  );
}

/** Where it stands, then what is weak about it. */
export function FileTags({ file }: { readonly file: WalletFile }) {
  const isWatch = file.role === "coldkeypub";
  return (
    <>
      {file.hereAs === null ? null : (
        <Tag tone="proved" icon={<Check aria-hidden="true" />}>
          {file.state === "stored"
            ? isWatch
              ? t.watched(file.hereAs)
              : t.stored(file.hereAs)
            : t.hereAs(file.hereAs)}
        </Tag>
      )}
      {isWatch && file.hereAs === null ? (
        <Tag tone="plain" icon={<Eye aria-hidden="true" />}>
          {en.watch.tag}
        </Tag>
      ) : null}
      {file.state === "open" ? <Tag tone="accent">{t.open}</Tag> : null}
      {file.state === "found" && file.needsPassphrase && file.hereAs === null ? (
        <Tag tone="plain" icon={<LockKeyhole aria-hidden="true" />}>
          {t.locked}
        </Tag>
      ) : null}
      {file.weaknesses.map((code) => (
        <Tag key={code} tone="care" icon={<TriangleAlert aria-hidden="true" />}>
          {en.import.weaknessTag(code)}
        </Tag>
      ))}
    </>
  );
}
