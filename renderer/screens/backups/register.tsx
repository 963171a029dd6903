import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { countingCopies } from "../../lib/copies.ts";
import { en } from "../../messages/en.ts";
import type { BackupCopy, ColdkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import table from "../../ui/table.module.css";
import { Tag } from "../../ui/tag.tsx";
import { useBegin } from "../ceremony/use-begin.ts";
import { SafetyTag } from "../keys/safety-tag.tsx";
import { CopyActs } from "../proving/copy-acts.tsx";
import { LabelCell, PlaceCell, ProvedCell } from "../proving/register-cells.tsx";
import { RegisterFoot, SafetySummary } from "../proving/register-foot.tsx";
import { LoseCopy } from "./lose-copy.tsx";
import css from "./register.module.css";
import { StillPlanned } from "./still-planned.tsx";

/** How many copies a coldkey needs (design §7). The core decides; this only says how many are missing. */
const ENOUGH_COPIES = 2;

/** A share of ours whose card is lost, and which was not written again. The core decides; this only spares the refusal. */
const isShareGone = (coldkey: ColdkeySummary, { share }: BackupCopy): boolean =>
  share !== null &&
  coldkey.splits.some(({ id, nonce }) => id === share.split && nonce !== null) &&
  !countingCopies(coldkey).some(
    (one) => one.share?.split === share.split && one.share.index === share.index,
  );

interface RegisterProps {
  readonly coldkey: ColdkeySummary;
  /** Another copy of this key is what should be done next. */
  readonly isNext: boolean;
}

/** The copies of one coldkey: those that count, and below them those that are gone. */
export function Register({ coldkey, isNext }: RegisterProps) {
  const titleId = useId();
  const { begin, fault } = useBegin();
  const [losing, setLosing] = useState<BackupCopy | null>(null);
  const { address, name } = coldkey;
  const counting = countingCopies(coldkey);
  const gone = coldkey.copies.filter((copy) => copy.lost !== null);
  const missing = ENOUGH_COPIES - counting.length;

  return (
    <section className={css.register} aria-labelledby={titleId}>
      <div className={css.head}>
        <h2 id={titleId}>{name}</h2>
        <SafetyTag coldkey={coldkey} />
        <span className={css.grow} />
        {coldkey.wordCount === null ? null : (
          <Button
            tone={isNext ? "primary" : "plain"}
            icon={<Plus aria-hidden="true" />}
            aria-label={en.backup.addFor(name)}
            onClick={() => begin("back-up-coldkey", address)}
          >
            {en.backup.add}
          </Button>
        )}
      </div>
      <SafetySummary coldkey={coldkey} />
      {coldkey.copies.length === 0 ? null : (
        <Card as="div" isFlush>
          <div className={css.scroll}>
            <table className={`${table.table} ${css.copies}`}>
              <caption className="visually-hidden">{en.backup.copies(name)}</caption>
              <thead>
                <tr>
                  <th scope="col">{en.backup.label}</th>
                  <th scope="col">{en.backup.place}</th>
                  <th scope="col">{en.backup.proved}</th>
                  <th scope="col">
                    <span className="visually-hidden">{en.backup.acts}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {[...counting, ...gone].map((copy) => (
                  <tr key={copy.id} className={copy.lost === null ? undefined : css.gone}>
                    <td className={`${table.strong} ${css.label}`}>
                      <LabelCell coldkey={coldkey} copy={copy} />
                    </td>
                    <td>
                      <PlaceCell copy={copy} />
                    </td>
                    <td>
                      <ProvedCell coldkey={coldkey} copy={copy} />
                    </td>
                    <td>
                      {copy.lost === null ? (
                        <CopyActs
                          coldkey={coldkey}
                          copy={copy}
                          onProve={() => begin("prove-copy", address, copy.id)}
                          onLose={() => setLosing(copy)}
                        />
                      ) : (
                        <div className={css.acts}>
                          <Tag tone={copy.lost.reason === "stolen" ? "danger" : "plain"}>
                            {en.backup.lostTag(copy.lost.reason, copy.lost.atMs)}
                          </Tag>
                          {isShareGone(coldkey, copy) ? (
                            <Button
                              size="small"
                              aria-label={en.proving.rewriteFor(copy.label)}
                              onClick={() => begin("rewrite-share", address, copy.id)}
                            >
                              {en.proving.rewrite}
                            </Button>
                          ) : null}
                        </div>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
      {coldkey.wordCount === null ? (
        <Notice level="care" title={en.backup.noPhrase}>
          <p>{en.backup.noPhraseText}</p>
        </Notice>
      ) : coldkey.isSafe ? null : (
        <Notice
          level="care"
          title={missing > 0 ? en.backup.missing(missing) : en.backup.missingPlace}
        >
          <p>{missing > 0 ? en.backup.missingNow : en.backup.missingPlaceNow}</p>
        </Notice>
      )}
      <StillPlanned coldkey={coldkey} begin={begin} />
      <RegisterFoot coldkey={coldkey} />
      {fault === null ? null : <FaultPanel fault={fault} />}
      {losing === null ? null : (
        <LoseCopy coldkey={coldkey} copy={losing} onClose={() => setLosing(null)} />
      )}
    </section>
  );
}
