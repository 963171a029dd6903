import { fault } from "../../lib/fault.ts";
import { harmless, type Reviewers, type Shape } from "./reviewer.ts";

type Row = readonly [name: string, shape: Shape];
const HOTKEY: Row = ["hotkey", "account"];
const NETUID: Row = ["netuid", "u16"];
const IDENTITY = [
  ...["name", "url", "github_repo", "image", "discord", "description", "additional"],
] as const;

export const identityReviewers: Reviewers = [
  [
    "SubtensorModule.set_identity",
    {
      shape: IDENTITY.map((name): Row => [name, "text"]),
      rao: [],
      mean: (args) =>
        harmless(
          fault("REVIEW_SET_IDENTITY", {
            name: args.text("name"),
            url: args.text("url"),
            githubRepo: args.text("github_repo"),
            image: args.text("image"),
            discord: args.text("discord"),
            description: args.text("description"),
            additional: args.text("additional"),
          }),
        ),
    },
  ],
  [
    "SubtensorModule.set_children",
    {
      shape: [HOTKEY, NETUID, ["children", "children"]],
      rao: [],
      mean: (args) =>
        harmless(
          fault("REVIEW_SET_CHILDREN", {
            hotkey: args.account("hotkey"),
            netuid: Number(args.integer("netuid")),
            children: args.children("children").map(({ hotkey }) => hotkey),
            proportions: args.children("children").map(({ part }) => part),
          }),
        ),
    },
  ],
  [
    "SubtensorModule.set_childkey_take",
    {
      shape: [HOTKEY, NETUID, ["take", "u16"]],
      rao: [],
      mean: (args) =>
        harmless(
          fault("REVIEW_CHILDKEY_TAKE", {
            hotkey: args.account("hotkey"),
            netuid: Number(args.integer("netuid")),
            take: Number(args.integer("take")),
          }),
        ),
    },
  ],
  [
    "SubtensorModule.set_root_claim_type",
    {
      shape: [["new_root_claim_type", "claim-type"]],
      rao: [],
      mean(args) {
        const { type, netuids } = args.claim("new_root_claim_type");
        return harmless(fault("REVIEW_ROOT_CLAIM_TYPE", { claim: type, netuids }));
      },
    },
  ],
];
