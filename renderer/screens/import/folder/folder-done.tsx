import { ArrowRight, RotateCcw } from "lucide-react";
import { useWorkstation } from "../../../app/screen.ts";
import { workstation } from "../../../bridge.ts";
import { en } from "../../../messages/en.ts";
import { explain } from "../../../messages/faults.ts";
import { Address } from "../../../ui/address.tsx";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row, Small, Stack } from "../../../ui/stack.tsx";
import importCss from "../import.module.css";
import { RemoveSource } from "../remove-source.tsx";
import css from "./folder.module.css";
import { FolderPage, FolderProgress } from "./folder-page.tsx";
import { type Entry, isWatch } from "./rows.ts";

interface FolderDoneProps {
  readonly entries: readonly Entry[];
  readonly isStopped: boolean;
  readonly onAgain: () => void;
}

const t = en.import.folder.done;

export function FolderDone({ entries, isStopped, onAgain }: FolderDoneProps) {
  const { go } = useWorkstation();
  const stored = entries.filter(({ file }) => file.state === "stored");
  const failed = entries.filter(({ file }) => file.state !== "stored" && file.hereAs === null);
  const removable = stored.filter((entry) => !isWatch(entry));
  const [first] = removable;
  const isAnyColdkey = removable.some(({ file }) => file.role === "coldkey");
  return (
    <FolderPage
      step="done"
      title={t.title(removable.length, stored.length - removable.length)}
      lede={removable.length > 0 ? t.lede : stored.length > 0 ? t.ledeWatched : t.ledeNone}
    >
      {isStopped ? (
        <Notice level="info" title={t.stoppedTitle}>
          <p>{t.stoppedText}</p>
        </Notice>
      ) : null}
      {stored.length === 0 ? null : (
        <Card label={t.stored}>
          <ul className={css.files}>
            {stored.map(({ file }) => (
              <li key={file.id} className={css.file}>
                <span className={css.what}>
                  <span className={css.name}>{file.hereAs}</span>
                  <Small>{en.import.folder.list.role(file.role)}</Small>
                </span>
                {file.address === null ? null : <Address address={file.address} layout="line" />}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {failed.length === 0 ? null : (
        <Notice
          level="care"
          title={t.failed(failed.length)}
          actions={
            <Button size="small" icon={<RotateCcw aria-hidden="true" />} onClick={onAgain}>
              {t.again}
            </Button>
          }
        >
          <p>{t.failedText}</p>
          <ul className={importCss.list}>
            {failed.map(({ file, wallet }) => (
              <li key={file.id}>
                {en.import.remove.keptOne(
                  `${wallet.name} / ${file.name}`,
                  file.fault === null ? t.stoppedTitle : explain(file.fault).happened,
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {first?.file.address ? (
        <Stack>
          <Notice level="care" title={t.oldFiles}>
            <p>{t.oldFilesText}</p>
          </Notice>
          <RemoveSource
            count={removable.length}
            address={first.file.address}
            remove={() =>
              workstation().importFolder.removeSources({
                files: removable.map(({ file }) => file.id),
              })
            }
          />
          <FolderProgress />
        </Stack>
      ) : null}
      <Row place="end">
        <Button
          tone="primary"
          iconAfter={<ArrowRight aria-hidden="true" />}
          onClick={() => go({ at: isAnyColdkey || removable.length === 0 ? "keys" : "hotkeys" })}
        >
          {isAnyColdkey || removable.length === 0
            ? en.create.done.toKeys
            : en.act.progress.toHotkeys}
        </Button>
      </Row>
    </FolderPage>
  );
}
