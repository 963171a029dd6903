/** How the arguments of a call are named on the screen, by their path in it. */

/** The chain's own names stay visible where we have no better word. */
const fieldNames: Readonly<Record<string, string>> = {
  netuid: "Subnet",
  hotkey: "Hotkey",
  limit_price: "Price limit",
  dest: "Recipient",
  "dest.Id": "Recipient",
  value: "Amount",
  keep_alive: "Keeps the account",
  amount_staked: "Staked",
  amount_unstaked: "Alpha to sell",
  alpha_amount: "Alpha",
  amount: "Amount",
  enabled: "Switched on",
  new_root_claim_type: "How root pays",
  allow_partial: "A part is enough",
  origin_hotkey: "From hotkey",
  destination_hotkey: "To hotkey",
  origin_netuid: "From subnet",
  destination_netuid: "To subnet",
  destination_coldkey: "New owner",
  new_hotkey: "New hotkey",
  new_coldkey: "New coldkey",
  new_coldkey_hash: "Hash of the new coldkey",
  keep_stake: "Stake stays",
  take: "Take, of 65,535",
  delegate: "Proxy",
  "delegate.Id": "Proxy",
  proxy_type: "Type",
  delay: "Delay in blocks",
  "real.Id": "Account acted for",
  force_proxy_type: "As proxy of type",
  call_hash: "Hash of the call",
  threshold: "Approvals needed",
  "maybe_timepoint.Some.height": "First approval in block",
  "maybe_timepoint.Some.index": "First approval at place",
  "timepoint.height": "First approval in block",
  "timepoint.index": "First approval at place",
  maybe_timepoint: "First approval",
  "max_weight.ref_time": "Most computing time",
  "max_weight.proof_size": "Most proof size",
  name: "Name",
  url: "Web address",
  github_repo: "Repository",
  image: "Image",
  discord: "Discord",
  description: "Description",
  additional: "More",
};

/** Parts of a list, and what is inside of an option: by what they are part of. */
const parts: readonly (readonly [path: RegExp, name: (at: number) => string])[] = [
  [/^netuid\.Some$/, () => "Subnet"],
  [/(?:^|\.)subnets\.(\d+)$/, () => "Subnet"],
  [/^force_proxy_type\.Some$/, () => "As proxy of type"],
  [/^other_signatories\.(\d+)$/, () => "Other member"],
  [/^children\.(\d+)\.0$/, (at) => `Share of child ${at + 1}, of 2⁶⁴ − 1`],
  [/^children\.(\d+)\.1$/, (at) => `Child ${at + 1}`],
];

export function fieldName(path: string): string {
  for (const [pattern, name] of parts) {
    const found = pattern.exec(path);
    if (found !== null) return name(Number(found[1] ?? 0));
  }
  return fieldNames[path] ?? path;
}

/** What stands beside a bare number or name of the chain. */
export const means = {
  milliseconds: (time: string): string => `${time} ms`,
  bytes: "bytes",
  isFirst: "this is the first",
};

export const flagName = (isSet: boolean): string => (isSet ? "yes" : "no");
