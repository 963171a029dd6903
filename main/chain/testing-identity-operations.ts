/** For tests only: samples of locks, identity, children and claims. */
import { coldkey, hotkey, other, type Sample } from "./testing-samples.ts";

const bytes = (text: string) => [...new TextEncoder().encode(text)];
const IDENTITY = {
  name: "Zoë’s subnet",
  url: "https://example.org",
  githubRepo: "",
  image: "",
  discord: "0x00",
  description: "Mines.",
  additional: "",
};
export const IDENTITY_OPERATIONS: readonly Sample[] = [
  [
    { kind: "lock-stake", coldkey, hotkey, netuid: 3, alpha: 7_000_000_000n },
    "SubtensorModule",
    "lock_stake",
    { hotkey, netuid: 3, amount: 7_000_000_000n },
  ],
  [
    { kind: "move-lock", coldkey, hotkey: other, netuid: 3 },
    "SubtensorModule",
    "move_lock",
    { destination_hotkey: other, netuid: 3 },
  ],
  [
    { kind: "perpetual-lock", coldkey, netuid: 3, isPerpetual: true },
    "SubtensorModule",
    "set_perpetual_lock",
    { netuid: 3, enabled: true },
  ],
  [
    { kind: "reject-locked", coldkey, isRejecting: false },
    "SubtensorModule",
    "set_reject_locked_alpha",
    { enabled: false },
  ],
  [
    { kind: "set-identity", coldkey, ...IDENTITY },
    "SubtensorModule",
    "set_identity",
    {
      name: bytes(IDENTITY.name),
      url: bytes(IDENTITY.url),
      github_repo: [],
      image: [],
      discord: bytes("0x00"),
      description: bytes("Mines."),
      additional: [],
    },
  ],
  [
    {
      kind: "set-children",
      coldkey,
      hotkey,
      netuid: 3,
      children: [other, coldkey],
      proportions: [2n ** 63n, 7n],
    },
    "SubtensorModule",
    "set_children",
    {
      hotkey,
      netuid: 3,
      children: [
        [2n ** 63n, other],
        [7n, coldkey],
      ],
    },
  ],
  [
    { kind: "set-children", coldkey, hotkey, netuid: 3, children: [], proportions: [] },
    "SubtensorModule",
    "set_children",
    { hotkey, netuid: 3, children: [] },
  ],
  [
    { kind: "childkey-take", coldkey, hotkey, netuid: 3, take: 655 },
    "SubtensorModule",
    "set_childkey_take",
    { hotkey, netuid: 3, take: 655 },
  ],
  [
    { kind: "root-claim-type", coldkey, claim: "Keep", netuids: [] },
    "SubtensorModule",
    "set_root_claim_type",
    { new_root_claim_type: { type: "Keep", value: undefined } },
  ],
  [
    { kind: "root-claim-type", coldkey, claim: "KeepSubnets", netuids: [4, 9] },
    "SubtensorModule",
    "set_root_claim_type",
    { new_root_claim_type: { type: "KeepSubnets", value: { subnets: [4, 9] } } },
  ],
];
