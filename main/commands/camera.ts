/** The camera, for reading codes: the page may ask the system for it only while this says so. */
import type { Snapshot } from "../../preload/contract.ts";
import { Refusal } from "../lib/fault.ts";
import type { Handlers } from "./router.ts";

/** The shell's: it answers Chromium's permission requests. */
export interface CameraDoor {
  /** For a short time. False: the system does not let this app use a camera. */
  open(): Promise<boolean>;
  shut(): void;
}

/** Refuses CAMERA_WHILE_WORDS_OPEN, CAMERA_DENIED. */
export function cameraCommands(parts: {
  door: CameraDoor;
  snapshot: () => Snapshot;
}): Pick<Handlers, "camera.open" | "camera.shut"> {
  const { door, snapshot } = parts;
  return {
    async "camera.open"() {
      // Nothing that sees is on while words can be: not even ours.
      if (snapshot().ceremonies.some(({ step, isOpen }) => isOpen && step.kind === "secret-out"))
        throw new Refusal("CAMERA_WHILE_WORDS_OPEN");
      if (!(await door.open())) throw new Refusal("CAMERA_DENIED");
      return null;
    },
    "camera.shut"() {
      door.shut();
      return null;
    },
  };
}
