/**
 * The encrypted copy on a drive: written, unplugged and plugged in again, so that it is the drive that answers and not the
 * computer's memory of it, then read back and opened by the vault. Unmounting is the user's to do: it takes rights that
 * the app does not have. Proving it again begins with plugging it in.
 *
 *   usb-copy    room → drive ─write→ replug → open ─passphrase→ place → done
 *   prove-usb   room → find → open → done
 */
import { basename } from "node:path";
import * as v from "valibot";
import type { DriveSummary, DriveView } from "../../../preload/contract.ts";
import { Label } from "../../codec/values.ts";
import type { Drive, Drives } from "../../lib/drives.ts";
import { Refusal } from "../../lib/fault.ts";
import type { Files } from "../../lib/files.ts";
import type { ChooseFolder } from "../../lib/source-file.ts";
import type { SecretPort } from "../../vault/process.ts";
import { demandFreeLabel, newCopy, proved } from "../../wallet/copies.ts";
import { readUsbCopy, writeUsbCopy } from "../../wallet/usb-copy.ts";
import type { Script } from "../engine/script.ts";
import type { CeremonyState } from "../engine/state.ts";
import { inJournal, inTranscript, PEOPLE, planAfter, roomStep } from "../steps.ts";
import { about, answeredAtMs, cardOf, copyIn, type ProvingParts } from "./parts.ts";

const UsbPlace = v.strictObject({
  label: Label,
  place: Label,
  custodian: v.nullable(Label),
  serial: v.nullable(Label),
});
/** The one drive that a dialog has chosen, where the system does not tell what drives are. */
const CHOSEN = "chosen";

const copyScript: Script = {
  kind: "usb-copy",
  version: 1,
  roles: PEOPLE,
  materials: ["drive", "passphrase"],
  steps: [
    roomStep(() => "drive", "none"),
    { id: "drive", kind: "act", next: () => "replug" },
    { id: "replug", kind: "act", next: () => "open" },
    { id: "open", kind: "secret-in", next: () => "place" },
    { id: "place", kind: "form", answer: UsbPlace, isPointOfNoReturn: true, next: () => null },
  ],
};
const proveScript: Script = {
  kind: "prove-usb",
  version: 1,
  roles: PEOPLE,
  materials: ["drive", "passphrase"],
  steps: [
    roomStep(() => "find", "none"),
    { id: "find", kind: "act", next: () => "open" },
    { id: "open", kind: "secret-in", next: () => null },
  ],
};

export interface UsbCopies {
  drives(): Promise<DriveView>;
  /** Where drives cannot be listed: asks for a folder. Null: nothing was chosen. */
  choose(): Promise<DriveSummary | null>;
  /** At `drive`: writes and reads back. At `find`: only looks. */
  use(id: string, drive: string): Promise<void>;
  /** At `replug`: whether the drive is there, and whether it has been away. Settles the step when it came back. */
  look(id: string, isPlugged: boolean): Promise<{ isThere: boolean; wasAway: boolean }>;
  open(id: string, passphrase: SecretPort): Promise<{ hasEnded: boolean }>;
}

export function createUsbCopies(
  parts: ProvingParts & { files: Files; drives: Drives; chooseFolder: ChooseFolder },
): UsbCopies {
  const { ceremonies, journal, keystore, vault, clock, files, drives } = parts;
  let chosen: Drive | null = null;

  const driveIdOf = (state: CeremonyState): string => {
    const id = state.answers.drive?.drive ?? state.answers.find?.drive;
    return typeof id === "string" ? id : "";
  };
  async function findDrive(id: string): Promise<Drive> {
    const found =
      id === CHOSEN ? chosen : ((await drives.list()).find((one) => one.id === id) ?? null);
    if (found === null) throw new Refusal("DRIVE_GONE", { drive: null });
    return found;
  }

  ceremonies.add({
    script: copyScript,
    begin({ subject }) {
      return { name: cardOf(keystore, subject).name };
    },
    check(state, step, { answer }) {
      if (step === "place") {
        demandFreeLabel(cardOf(keystore, state.subject).copies, v.parse(UsbPlace, answer).label);
      }
      return {};
    },
    async complete(state) {
      const { address, copies } = cardOf(keystore, state.subject);
      const what = v.parse(UsbPlace, state.answers.place);
      const copy = {
        ...newCopy(
          { ...what, medium: "usb" },
          answeredAtMs(state, "drive"),
          answeredAtMs(state, "open"),
        ),
        id: state.id.replace("usb-copy", "copy-usb"),
      };
      if (!copies.some(({ id }) => id === copy.id)) {
        const facts = inJournal(copy);
        await journal.append({ kind: "backup.recorded", ...about(state), facts });
        await keystore.changeColdkey(address, (card) => ({
          ...card,
          plan: planAfter(card.plan, copy),
          copies: [...card.copies.filter(({ id }) => id !== copy.id), copy],
        }));
      }
      return {
        copies: [inTranscript(copy)],
        facts: [{ name: "unplugged", value: state.answers.replug?.unplugged === true }],
      };
    },
  });
  ceremonies.add({
    script: proveScript,
    begin({ subject, target }) {
      const card = cardOf(keystore, subject);
      const { label, place, medium } = copyIn(card, target);
      if (medium !== "usb") throw new Refusal("COPY_IS_NO_DRIVE", { label });
      return { name: card.name, facts: { label, place } };
    },
    async complete(state) {
      const card = cardOf(keystore, state.subject);
      const copy = card.copies.find(({ id }) => id === state.target);
      if (copy === undefined) return {};
      const { id, label, place } = copy;
      await keystore.changeCopies(card.address, (copies) =>
        copies.map((one) =>
          one.id === id && one.lost === null ? proved(one, answeredAtMs(state, "open")) : one,
        ),
      );
      await journal.append({
        kind: "backup.proved",
        ...about(state),
        facts: { copy: id, label, place },
      });
      return { copies: [inTranscript(copy)] };
    },
  });

  return {
    async drives() {
      const list = await drives.list();
      return { canList: drives.canList, drives: list.map(summaryOf) };
    },
    async choose() {
      const path = await parts.chooseFolder();
      if (path === null) return null;
      chosen = {
        ...{ id: CHOSEN, name: basename(path), path },
        ...{ filesystem: "unknown", isReadOnly: false, freeBytes: Number.MAX_SAFE_INTEGER },
      };
      return summaryOf(chosen);
    },

    use: (id, driveId) =>
      ceremonies.act(id, ["drive", "find"], async ({ state, settle }) => {
        const card = cardOf(keystore, state.subject);
        const drive = await findDrive(driveId);
        const world = { files, drives };
        if (state.at === "drive") {
          const sealed = await keystore.sealed(card.address);
          const folder = await writeUsbCopy(world, drive, card, sealed, clock.nowMs());
          await readUsbCopy(world, drive, card);
          await journal.append({
            kind: "backup.written",
            ...about(state),
            facts: { drive: shortName(drive), folder },
          });
        } else await readUsbCopy(world, drive, card);
        await settle({ drive: drive.id, name: shortName(drive) });
      }),

    look: (id, isPlugged) =>
      ceremonies.act(id, ["replug"], async ({ state, note, settle }) => {
        const driveId = driveIdOf(state);
        if (driveId === CHOSEN || !drives.canList) {
          // Nobody can tell whether it was away: the person says so, and the transcript says that nobody has checked.
          if (isPlugged) await settle({ unplugged: false });
          return { isThere: true, wasAway: false };
        }
        const isThere = (await drives.list()).some((one) => one.id === driveId);
        const wasAway = state.notes.away === true || !isThere;
        if (wasAway && state.notes.away !== true) await note({ away: true });
        if (wasAway && isThere) await settle({ unplugged: true });
        return { isThere, wasAway };
      }),

    open: (id, passphrase) =>
      ceremonies.act(id, ["open"], async ({ state, settle }) => {
        const card = cardOf(keystore, state.subject);
        const drive = await findDrive(driveIdOf(state));
        const sealed = await readUsbCopy({ files, drives }, drive, card);
        const tried = await vault.call("trySealed", { sealed, passphrase: 0 }, [passphrase]);
        await vault.lock("done");
        if (!tried.ok) {
          throw new Refusal(tried.fault.code, tried.fault.facts);
        }
        if (tried.value.address !== card.address) {
          throw new Refusal("KEY_MISMATCH", { address: card.address });
        }
        return { hasEnded: await settle({}) };
      }),
  };
}

const shortName = ({ name }: Drive): string => name.slice(0, 60).trim() || "drive";

const summaryOf = ({ id, name, filesystem, isReadOnly, freeBytes }: Drive): DriveSummary => ({
  ...{ id, name, filesystem, isReadOnly, freeBytes },
});
