/** The place of the gap: what is on its way here, and what came. */
import { Link2 } from "lucide-react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import css from "./crossing.module.css";
import { DeskCrossings } from "./desk.tsx";
import { VaultRequests } from "./vault.tsx";

export function CrossingPlace() {
  const { snapshot } = useWorkstation();
  return snapshot.profile === "vault" ? <VaultRequests /> : <DeskCrossings />;
}

export function PairingFoot() {
  const { snapshot, go } = useWorkstation();
  const { machines } = snapshot.crossing;
  return (
    <div className={css.foot}>
      <span>{en.crossing.foot.machines(machines.filter(({ isPaired }) => isPaired).length)}</span>
      <Button icon={<Link2 aria-hidden="true" />} onClick={() => go({ at: "pairing" })}>
        {en.crossing.foot.open}
      </Button>
    </div>
  );
}
