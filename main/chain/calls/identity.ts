import { toHex } from "../../codec/payload.ts";
import { utf8ToBytes } from "../../lib/bytes.ts";
import { ACCOUNT, type CallPlans } from "./plan.ts";

const pallet = "SubtensorModule";
/** `Vec<u8>`; polkadot.js would take bare text for hex where it looks like it. */
const text = (value: string): string => toHex(utf8ToBytes(value));
const IDENTITY = [
  ...["name", "url", "github_repo", "image", "discord", "description", "additional"],
].map((name) => [name, "Vec<u8>"] as const);
const CLAIM_TYPES = ["Swap", "Keep", "KeepSubnets"] as const;

export const identityCalls: CallPlans<
  "set-identity" | "set-children" | "childkey-take" | "root-claim-type"
> = {
  "set-identity": {
    pallet,
    call: "set_identity",
    args: IDENTITY,
    values: (o) =>
      [o.name, o.url, o.githubRepo, o.image, o.discord, o.description, o.additional].map(text),
    read: (args, coldkey) => ({
      kind: "set-identity",
      coldkey,
      name: args.text(),
      url: args.text(),
      githubRepo: args.text(),
      image: args.text(),
      discord: args.text(),
      description: args.text(),
      additional: args.text(),
    }),
  },
  "set-children": {
    pallet,
    call: "set_children",
    args: [
      ["hotkey", ACCOUNT],
      ["netuid", "u16"],
      ["children", `Vec<(u64,${ACCOUNT})>`],
    ],
    values: ({ hotkey, netuid, children, proportions }) => [
      hotkey,
      netuid,
      children.map((child, index) => [proportions[index], child]),
    ],
    read(args, coldkey) {
      const hotkey = args.account();
      const netuid = args.u16();
      const rows = args.list(40, () => [args.u64(), args.account()] as const);
      return {
        kind: "set-children",
        coldkey,
        hotkey,
        netuid,
        children: rows.map(([, child]) => child),
        proportions: rows.map(([part]) => part),
      };
    },
  },
  "childkey-take": {
    pallet,
    call: "set_childkey_take",
    args: [
      ["hotkey", ACCOUNT],
      ["netuid", "u16"],
      ["take", "u16"],
    ],
    values: ({ hotkey, netuid, take }) => [hotkey, netuid, take],
    read: (args, coldkey) => ({
      kind: "childkey-take",
      coldkey,
      hotkey: args.account(),
      netuid: args.u16(),
      take: args.u16(),
    }),
  },
  "root-claim-type": {
    pallet,
    call: "set_root_claim_type",
    args: [["new_root_claim_type", "enum(Swap=0()|Keep=1()|KeepSubnets=2Vec<u16>)"]],
    values: ({ claim, netuids }) => [
      claim === "KeepSubnets"
        ? { KeepSubnets: { subnets: [...new Set(netuids)].sort((a, b) => a - b) } }
        : claim,
    ],
    read(args, coldkey) {
      const name = args.case(CLAIM_TYPES);
      const claim = CLAIM_TYPES.find((one) => one === name) ?? args.fail();
      const netuids = claim === "KeepSubnets" ? args.list(2, args.u16) : [];
      return { kind: "root-claim-type", coldkey, claim, netuids };
    },
  },
};
