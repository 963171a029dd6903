/** Every delivery, newest first: where it went, what came back. */
import { FileInput } from "lucide-react";
import { useId, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Delivery } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Row, Small } from "../../ui/stack.tsx";
import css from "./deliveries.module.css";
import { DeliveryTag } from "./delivery-tag.tsx";
import { ReceiptDialog } from "./receipt-dialog.tsx";
import { RevokeDialog } from "./revoke-dialog.tsx";

const words = en.deliveries;

export function DeliveryList() {
  const { snapshot, go } = useWorkstation();
  const [isReading, setIsReading] = useState(false);
  const [revoked, setRevoked] = useState<Delivery | null>(null);
  const titleId = useId();
  const shown = snapshot.deliveries.filter(({ state }) => state !== "planned");
  if (shown.length === 0) return null;
  const isUnderWay = (one: Delivery): boolean =>
    snapshot.ceremonies.some(({ id }) => id === one.ceremony);
  return (
    <Card labelledBy={titleId}>
      <Row place="between">
        <h2 id={titleId} className={css.title}>
          {words.title}
        </h2>
        <Button
          size="small"
          icon={<FileInput aria-hidden="true" />}
          onClick={() => setIsReading(true)}
        >
          {words.read}
        </Button>
      </Row>
      <ul className={css.list}>
        {shown.map((one) => (
          <li key={one.id} className={css.item}>
            <div className={css.who}>
              <div className={css.head}>
                <h3>{one.server}</h3>
                <DeliveryTag state={one.state} />
              </div>
              <Small>
                {words.row(one.hotkeys.length, one.method.kind)} ·{" "}
                {words.at(one.leftAtMs ?? one.startedAtMs)}
              </Small>
              {one.receipt === null ? null : (
                <Small>
                  {words.host(one.receipt.host, one.receipt.provedCount, one.hotkeys.length)}
                </Small>
              )}
            </div>
            <Row>
              {isUnderWay(one) ? (
                <Button
                  size="small"
                  aria-label={words.resume(one.server)}
                  onClick={() => go({ at: "ceremony", id: one.ceremony })}
                >
                  {words.resumeShort}
                </Button>
              ) : null}
              {one.state === "revoked" ? null : (
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={words.revoke(one.server)}
                  onClick={() => setRevoked(one)}
                >
                  {words.revokeShort}
                </Button>
              )}
            </Row>
          </li>
        ))}
      </ul>
      {isReading ? <ReceiptDialog onClose={() => setIsReading(false)} /> : null}
      {revoked === null ? null : (
        <RevokeDialog delivery={revoked} onClose={() => setRevoked(null)} />
      )}
    </Card>
  );
}
