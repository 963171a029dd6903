import { type Fault, fault } from "../../lib/fault.ts";
import { type Arguments, harmless, type Reviewers, type Shape } from "./reviewer.ts";

type Row = readonly [name: string, shape: Shape];
const HOTKEY: Row = ["hotkey", "account"];
const NETUID: Row = ["netuid", "u16"];
const PROXY: readonly Row[] = [
  ["delegate", "address"],
  ["proxy_type", "proxy-type"],
  ["delay", "u32"],
];
const netuidIn = (args: Arguments) => Number(args.integer("netuid"));
const proxyFacts = (args: Arguments) => ({
  delegate: args.account("delegate"),
  proxyType: args.case("proxy_type"),
  delayBlocks: Number(args.integer("delay")),
});

const simple = (
  call: string,
  shape: readonly Row[],
  sentence: (args: Arguments) => Fault,
): Reviewers[number] => [call, { shape, rao: [], mean: (args) => harmless(sentence(args)) }];

const take = (call: "increase_take" | "decrease_take") =>
  simple(`SubtensorModule.${call}`, [HOTKEY, ["take", "u16"]], (args) =>
    fault("REVIEW_TAKE", {
      hotkey: args.account("hotkey"),
      take: Number(args.integer("take")),
      isHigher: call === "increase_take",
    }),
  );

export const keyReviewers: Reviewers = [
  simple("SubtensorModule.try_associate_hotkey", [HOTKEY], (args) =>
    fault("REVIEW_ASSOCIATE", { hotkey: args.account("hotkey") }),
  ),
  take("increase_take"),
  take("decrease_take"),
  simple("SubtensorModule.claim_root", [["subnets", "set-u16"]], (args) =>
    fault("REVIEW_CLAIM_ROOT", { netuids: args.list("subnets") }),
  ),
  simple("SubtensorModule.set_coldkey_auto_stake_hotkey", [NETUID, HOTKEY], (args) =>
    fault("REVIEW_AUTO_STAKE", { netuid: netuidIn(args), hotkey: args.account("hotkey") }),
  ),
  simple("Proxy.remove_proxy", PROXY, (args) => fault("REVIEW_REMOVE_PROXY", proxyFacts(args))),
  simple("SubtensorModule.start_call", [NETUID], (args) =>
    fault("REVIEW_START_SUBNET", { netuid: netuidIn(args) }),
  ),
  [
    "SubtensorModule.swap_hotkey_v2",
    {
      shape: [HOTKEY, ["new_hotkey", "account"], ["netuid", "option-u16"], ["keep_stake", "flag"]],
      rao: [],
      mean(args) {
        const netuid = args.optional("netuid");
        return {
          sentence: fault("REVIEW_SWAP_HOTKEY", {
            hotkey: args.account("hotkey"),
            newHotkey: args.account("new_hotkey"),
            netuid: netuid === null ? null : Number(netuid),
            keepStake: args.flag("keep_stake"),
          }),
          danger: "irreversible",
          flow: [],
          // The cost is a constant of the chain; the bytes do not bound it.
          effects: [{ via: "burn", to: null, atMostRao: null }],
        };
      },
    },
  ],
  [
    "Proxy.add_proxy",
    {
      shape: PROXY,
      rao: [],
      mean(args) {
        const facts = proxyFacts(args);
        return {
          sentence: fault("REVIEW_ADD_PROXY", facts),
          // What a type may do is the chain's to change: none is taken for harmless.
          danger: "emergency",
          flow: [],
          effects: [{ via: "control", to: facts.delegate, atMostRao: null }],
        };
      },
    },
  ],
  [
    "SubtensorModule.register_network",
    {
      shape: [HOTKEY],
      rao: [],
      mean: (args) => ({
        sentence: fault("REVIEW_REGISTER_NETWORK", { hotkey: args.account("hotkey") }),
        danger: "irreversible",
        // No price stands in the bytes.
        flow: [],
        effects: [{ via: "burn", to: null, atMostRao: null }],
      }),
    },
  ],
];
