/**
 * Words that the desktop shows for the app: notification and tray. The only words that main takes along: a page that
 * hangs or is being loaded must not keep an alarm back. It imports nothing.
 */
const spanOf = (ms: number): string => {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
};
const blocksOf = (n: number): string => `${n} ${n === 1 ? "block" : "blocks"}`;

export const desktop = {
  name: "Coldkey Workstation",
  alarm: {
    title: "Someone announced a swap of your coldkey",
    body: (name: string) =>
      `${name}: dispute it before it can be executed. Open Coldkey Workstation.`,
  },
  taken: {
    title: "Everything of a coldkey was moved to another key",
    body: (name: string) => `${name}: a swap was executed. Open Coldkey Workstation.`,
  },
  /** Of the swap that is nearest; `ms` is an estimate and says so. */
  traySwap: {
    waits: (name: string, blocks: number, ms: number) =>
      `Swap of ${name}: executable in ${blocksOf(blocks)}, about ${spanOf(ms)}`,
    unseen: (name: string, ms: number) =>
      ms <= 0
        ? `Swap of ${name}: executable by the clock, no connection`
        : `Swap of ${name}: executable in about ${spanOf(ms)}, no connection`,
    executable: (name: string) => `Swap of ${name}: sign the execution now`,
    late: (name: string) => `Swap of ${name}: sign the execution now, it can be replaced`,
    disputed: (name: string) => `${name} is frozen by a dispute`,
  },
  someColdkey: "a coldkey",
  remind: {
    day: {
      title: "Less than a day until your swap can be executed",
      body: (name: string) =>
        `${name}: have its passphrase and this computer at hand. Nothing happens by itself.`,
    },
    now: {
      title: "Your swap can be executed now",
      body: (name: string) =>
        `${name}: sign the execution today. A day later whoever has the old key can replace it.`,
    },
    again: {
      title: "Your swap still waits for its second signature",
      body: (name: string) => `${name}: nothing moves before you sign the execution.`,
    },
    late: {
      title: "Execute your swap now",
      body: (name: string) =>
        `${name}: from this block on whoever has the old key can put another announcement in its place.`,
    },
    unseen: {
      title: "Your swap may be executable soon",
      body: (name: string) =>
        `${name}: by this computer's clock, for there is no connection. Connect, and look.`,
    },
  },
  trayAlarm: (n: number) =>
    n === 1 ? "Coldkey Workstation: alarm" : `Coldkey Workstation: ${n} alarms`,
} as const;
