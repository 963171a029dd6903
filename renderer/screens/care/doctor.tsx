/** The keyfile doctor: what lies on the disk, what to improve, and the way there. */
import { BadgeCheck, RefreshCw, Stethoscope } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { DoctorCode, DoctorReport, KeyExamined } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Working } from "../../ui/progress.tsx";
import { Small, Stack } from "../../ui/stack.tsx";
import { Examined, FindingList } from "./examined.tsx";
import { NameKey } from "./name-key.tsx";
import { ProveOpens } from "./prove-opens.tsx";

const words = en.care.doctor;

export function DoctorScreen() {
  const { snapshot, go } = useWorkstation();
  const [report, setReport] = useState<DoctorReport | null>(null);
  const [proving, setProving] = useState<KeyExamined | null>(null);
  const [naming, setNaming] = useState<KeyExamined | null>(null);
  const [said, setSaid] = useState("");
  const look = useCall();
  const mend = useCall();
  const { run } = look;

  const examine = useCallback(async () => {
    const reply = await run(() => workstation().doctor.examine(null));
    if (reply?.ok) setReport(reply.value);
  }, [run]);
  useEffect(() => void examine(), [examine]);

  const act = async (code: DoctorCode, key: KeyExamined | null): Promise<void> => {
    setSaid("");
    switch (words.finding(code).leadsTo) {
      case "change":
        if (key) go({ at: "change-passphrase", address: ownerOf(key) });
        return;
      case "prove":
        return setProving(key);
      case "name":
        return setNaming(key);
      case "backup":
        return go({ at: "backups" });
      case "close": {
        const reply = await mend.run(() => workstation().doctor.closeFiles(null));
        if (reply?.ok) setSaid(words.closed(reply.value.closed));
        return examine();
      }
      case "finish":
        await mend.run(() => workstation().doctor.finishChange(null));
        return examine();
      case null:
        return;
    }
  };

  /** A hotkey is sealed again together with its coldkey. */
  function ownerOf(key: KeyExamined): KeyExamined["address"] {
    const hotkey = snapshot.hotkeys.find(({ address }) => address === key.address);
    return hotkey?.coldkey ?? key.address;
  }

  const count =
    report === null
      ? 0
      : report.findings.length + report.keys.reduce((sum, key) => sum + key.findings.length, 0);
  const again = (
    <Button
      icon={<RefreshCw aria-hidden="true" />}
      isBusy={look.isBusy}
      onClick={() => void examine()}
    >
      {words.again}
    </Button>
  );
  const body = (): ReactNode => {
    if (report === null) return look.isBusy ? <Working what={words.looking} /> : null;
    if (report.keys.length === 0 && report.findings.length === 0) {
      return <Empty picture={<Stethoscope />} title={words.empty} text="" />;
    }
    return (
      <>
        <Card>
          <Stack gap="tight">
            <p>
              {count === 0 ? <BadgeCheck aria-hidden="true" /> : null}{" "}
              {words.summary(report.keys.length, count)}
            </p>
            <Small>{words.checked(report.checkedAtMs)}</Small>
            <FindingList
              findings={report.findings}
              isBusy={mend.isBusy}
              onAct={(code) => void act(code, null)}
            />
          </Stack>
        </Card>
        <p role="status">{said}</p>
        {report.keys.map((key) => (
          <Examined
            key={key.address}
            of={key}
            isBusy={mend.isBusy}
            onAct={(code) => void act(code, key)}
            onProve={() => setProving(key)}
          />
        ))}
      </>
    );
  };

  return (
    <Page title={words.title} lede={words.lede} actions={again} guide={words.guide}>
      <Stack>
        {look.fault === null ? null : <FaultPanel fault={look.fault} />}
        {mend.fault === null ? null : <FaultPanel fault={mend.fault} />}
        {body()}
      </Stack>
      {naming === null ? null : (
        <NameKey
          of={naming}
          onClose={() => setNaming(null)}
          onNamed={(name) => {
            setNaming(null);
            setSaid(words.named(name));
            void examine();
          }}
        />
      )}
      {proving === null ? null : (
        <ProveOpens
          of={proving}
          onClose={() => {
            setProving(null);
            void examine();
          }}
        />
      )}
    </Page>
  );
}
