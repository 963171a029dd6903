/**
 * Words that the desktop shows for the app: notification and tray. The only words that main takes along: a page that
 * hangs or is being loaded must not keep an alarm back. It imports nothing.
 */
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
  trayAlarm: (n: number) =>
    n === 1 ? "Coldkey Workstation: alarm" : `Coldkey Workstation: ${n} alarms`,
} as const;
