import { Archive } from "lucide-react";
import { useId } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { date } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/stack.tsx";
import table from "../../ui/table.module.css";
import { SafetyTag } from "../keys/safety-tag.tsx";
import css from "./backups.module.css";

export function BackupsPlace() {
  const { snapshot } = useWorkstation();
  return (
    <Page
      title={en.backups.title}
      lede={en.backups.lede}
      guide={{ what: en.backups.what, wrong: en.backups.wrong, hands: en.backups.hands }}
    >
      {snapshot.coldkeys.length === 0 ? (
        <Empty picture={<Archive />} title={en.backups.emptyTitle} text={en.backups.emptyText} />
      ) : (
        <Stack gap="wide">
          {snapshot.coldkeys.map((coldkey) => (
            <Register key={coldkey.address} coldkey={coldkey} />
          ))}
        </Stack>
      )}
    </Page>
  );
}

function Register({ coldkey }: { readonly coldkey: ColdkeySummary }) {
  const titleId = useId();
  const missing = 2 - coldkey.copies.length;
  return (
    <section className={css.register} aria-labelledby={titleId}>
      <div className={css.head}>
        <h2 id={titleId}>{coldkey.name}</h2>
        <SafetyTag coldkey={coldkey} />
      </div>
      {coldkey.copies.length === 0 ? null : (
        <Card as="div" isFlush>
          <table className={table.table}>
            <caption className="visually-hidden">{en.backups.copies(coldkey.name)}</caption>
            <thead>
              <tr>
                <th scope="col">{en.backups.label}</th>
                <th scope="col">{en.backups.medium}</th>
                <th scope="col">{en.backups.place}</th>
                <th scope="col">{en.backups.made}</th>
                <th scope="col">{en.backups.proved}</th>
              </tr>
            </thead>
            <tbody>
              {coldkey.copies.map((copy) => (
                <tr key={copy.id}>
                  <td className={table.strong}>{copy.label}</td>
                  <td>{en.backups.mediumName(copy.medium)}</td>
                  <td>{copy.place}</td>
                  <td className={table.num}>{date(copy.madeAtMs)}</td>
                  <td className={table.num}>{date(copy.provedAtMs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
      {coldkey.wordCount === null ? (
        <Notice level="care" title={en.backups.noPhrase}>
          <p>{en.backups.noPhraseText}</p>
        </Notice>
      ) : coldkey.isSafe ? null : (
        <Notice
          level="care"
          title={missing > 0 ? en.backups.missing(missing) : en.backups.missingPlace}
        >
          <p>{en.backups.missingNow}</p>
        </Notice>
      )}
    </section>
  );
}
