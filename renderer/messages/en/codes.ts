/** Words of QR codes: shown on this screen, and read by a camera. */
import type { Hint } from "../../lib/codes/hints.ts";

type Failure = "none" | "denied" | "busy" | "lost" | "other";

export const codes = {
  opening: "Opening",
  showing: (what: string) => `QR codes: ${what}`,
  one: (what: string) => `QR code: ${what}`,
  of: (what: string, number: number, of: number) =>
    `QR code ${number}${number > of ? "" : ` of ${of}`}: ${what}`,
  still: "One code",
  holdStill: "Hold the other device's camera before it until that device says that it has it.",
  number: (number: number, of: number, isEndless: boolean) =>
    isEndless && number > of ? `Code ${number} · repeats of ${of}` : `Code ${number} of ${of}`,
  endless:
    "Leave it running until the other machine says that it has everything. A code that was missed does not matter: later ones make up for it.",
  again: "Leave it running until the other device says that it has everything.",
  pause: "Pause",
  play: "Play",
  previous: "Previous",
  next: "Next",
  speed: "Speed",
  speeds: { slow: "Slow", normal: "Normal", fast: "Fast" },
  density: "Code size",
  densities: { coarse: "Large squares", normal: "Normal", fine: "Fine" },
  trouble:
    "If the other camera struggles: large squares and slow. If all goes well: fine and fast.",

  troubleFrames: "If the other camera struggles: slow, and closer.",

  title: (what: string) => `Scan ${what}`,
  asking: "Asking for the camera",
  askingDetail: "The system may ask whether this app may use it.",
  privacy:
    "The camera is on for this only. Its pictures stay in this window and are not kept; the microphone is never used.",
  picture: "What the camera sees",
  camera: "Camera",
  cameraNumber: (number: number) => `Camera ${number}`,
  stop: "Stop",
  retry: "Try again",
  choosePicture: "Read a picture",
  pictureHint: "Or paste or drop a picture of a code here.",
  noCode: "There is no code in that picture that could be read. Take it closer and sharper.",
  parts: (have: number, of: number) => `${have} of ${of} parts`,
  partsLabel: (have: number, of: number) => `${have} of ${of} parts read`,
  waitingFirst: "No code read yet",
  missing: (numbers: string) => `Not known yet: ${numbers}. Any new code helps.`,
  nothingMissing: "All parts are known.",
  hints: {
    aim: "Point the camera at the code, so that it fills most of the picture.",
    closer: "Closer: the squares are too small to read.",
    steady: "Hold still, and avoid reflections: the code is there but not sharp.",
    brighter: "The picture is dark. Turn the screen brighter or switch a light on.",
    waiting: "The same codes again and again: is the other screen paused?",
    good: "Reading. Stay like this.",
  } satisfies Record<Hint, string>,
  other: (what: string) =>
    what === "text"
      ? "That code is a text that is not expected here."
      : what === "binary"
        ? "That code belongs to another program."
        : `That code holds something else (${what}).`,
  secret:
    "That code looks like a recovery phrase or a private key. It was not kept. Do not show it to any camera.",
  broken: "The parts did not fit together, so it begins again. Nothing is lost.",
  failed: {
    none: {
      title: "There is no camera.",
      text: "Connect one and try again, or read a picture of the code, or carry the file instead.",
    },
    denied: {
      title: "The camera is not allowed.",
      text: "Allow it for this app in the system's privacy settings and try again, or read a picture.",
    },
    busy: {
      title: "The camera is in use.",
      text: "Another program holds it. Close that program and try again.",
    },
    lost: {
      title: "The camera was disconnected.",
      text: "What was read so far is kept. Connect it and try again.",
    },
    other: {
      title: "The camera could not be started.",
      text: "Try again, choose another camera, or read a picture of the code.",
    },
  } satisfies Record<Failure, { title: string; text: string }>,
};
