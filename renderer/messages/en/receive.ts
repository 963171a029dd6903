/** Words around receiving. */
export const receive = {
  open: "Receive",
  openFor: (name: string) => `Receive on ${name}`,
  title: (name: string) => `Receive on ${name}`,
  question: "What arrives here hangs on the copies of this key.",
  text: "Compare its beginning and its end after you have pasted it. This screen is the one to trust, also against what a camera read.",
  code: (name: string) => `QR code: the address of ${name}`,
  show: "Show the address anyway",
  faucet: "Get it anyway",
  close: "Close",
} as const;
