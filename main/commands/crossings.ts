/** Everything around the gap, put together: who this machine is, who the others are, what is on its way. */
import { join } from "node:path";
import type { Ss58 } from "../codec/values.ts";
import { settle } from "../lib/fault.ts";
import type { Keychain } from "../lib/keychain.ts";
import type { CardAddress } from "../offline/bodies.ts";
import { openInbox } from "../offline/inbox.ts";
import { openMachines } from "../offline/machines.ts";
import { openOutbox } from "../offline/outbox.ts";
import { createPairing } from "../offline/pairing.ts";
import { createPost } from "../offline/post.ts";
import { type Crossings, crossingCommands } from "./crossing.ts";
import { deskCrossing } from "./crossing-desk.ts";
import { phoneCrossing } from "./crossing-phone.ts";
import { vaultCrossing } from "./crossing-vault.ts";

type DeskParts = Parameters<typeof deskCrossing>[0];
type VaultParts = Parameters<typeof vaultCrossing>[0];
type DoorParts = Parameters<typeof crossingCommands>[0];

export async function openCrossings(
  parts: Omit<DeskParts, "outbox" | "machines" | "post"> &
    Omit<VaultParts, "inbox"> &
    Pick<DoorParts, "files" | "chooseFiles" | "chooseFolder"> & {
      keychain: Keychain;
      folder: string;
      /** Adds one address to those that are watched. */
      watch: (address: Ss58, name: string) => Promise<void>;
    },
): Promise<Crossings> {
  const { files, folder, journal, clock, keychain, settings } = parts;
  const machines = await openMachines(files, join(folder, "paired"));
  const post = createPost({ keychain, journal, machines, clock });
  const network = () => settings.now.network;
  const outbox = await openOutbox({
    ...{ files, post, journal, network },
    folder: join(folder, "carried"),
  });
  const inbox = await openInbox({
    ...{ files, post, machines, journal },
    folder: join(folder, "arrived"),
  });
  const desk = deskCrossing({ ...parts, outbox, machines, post });
  return crossingCommands({
    ...parts,
    ...{ post, machines, outbox, inbox },
    pairing: createPairing({ post, machines, journal, clock }),
    desk,
    phone: phoneCrossing({ outbox, desk, journal }),
    vault: vaultCrossing({ ...parts, inbox }),
    watch: (addresses) => watchAll(addresses, parts.watch),
  });
}

/** One that is known already, or whose name is taken, is no reason not to watch the others. */
async function watchAll(
  addresses: readonly CardAddress[],
  watch: (address: Ss58, name: string) => Promise<void>,
): Promise<void> {
  const coldkeys = addresses.filter(({ role }) => role === "coldkey");
  for (const { address, name } of coldkeys) await settle(() => watch(address, name));
}
