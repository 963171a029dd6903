/** The subnets of the made-up network, no two in the same situation; and as many more as somebody asks for. */
const TAO = 1_000_000_000n;

export interface SubnetPlan {
  readonly name: string;
  readonly symbol: string;
  readonly description: string;
  /** Price of a registration in rao at the start. */
  readonly burn: bigint;
  readonly minBurn?: bigint;
  readonly neurons: number;
  readonly seats: number;
  readonly immunityPeriod?: number;
  readonly isClosed?: boolean;
  /** All neurons belong to the owner of the subnet, and as many of them cannot be replaced. */
  readonly isOwnersOnly?: boolean;
  /** Its alpha may not be traded yet: the owner has not made the call that starts it. */
  readonly isWaiting?: boolean;
  /** Its owner forbids to give stake to another coldkey. */
  readonly isSticky?: boolean;
  /** Weight of TAO in the pool in parts per thousand; half when not said. */
  readonly taoWeightPermille?: bigint;
  /** Reserves of the pool in TAO and alpha. */
  readonly tao: bigint;
  readonly alpha: bigint;
}

/** Names are plain words: a rehearsal must not look like advertising for, or a copy of, somebody's subnet. */
export const SUBNETS: readonly SubnetPlan[] = [
  {
    name: "Meadow",
    symbol: "α",
    description: "Plenty of room, moderate price.",
    burn: TAO,
    neurons: 48,
    seats: 256,
    tao: 40_000n,
    alpha: 2_000_000n,
  },
  {
    name: "Lantern",
    symbol: "β",
    description: "The cheapest place to practise.",
    burn: 500_000n,
    neurons: 20,
    seats: 256,
    tao: 9_000n,
    alpha: 1_500_000n,
  },
  {
    name: "Harbour",
    symbol: "γ",
    description: "Full: a registration replaces the neuron that earns least.",
    burn: 2n * TAO,
    minBurn: TAO / 2n,
    neurons: 64,
    seats: 64,
    immunityPeriod: 1,
    tao: 65_000n,
    alpha: 1_800_000n,
  },
  {
    name: "Quarry",
    symbol: "δ",
    description: "Closed for registration, and its stake may not change hands.",
    isSticky: true,
    burn: TAO / 4n,
    neurons: 32,
    seats: 256,
    isClosed: true,
    tao: 5_500n,
    alpha: 2_400_000n,
  },
  {
    name: "Citadel",
    symbol: "ε",
    description: "Full of neurons that cannot be replaced.",
    burn: TAO / 2n,
    neurons: 10,
    seats: 10,
    isOwnersOnly: true,
    tao: 12_000n,
    alpha: 900_000n,
  },
  {
    name: "Nursery",
    symbol: "ζ",
    description: "Full, and everybody is still immune: the least earning of them has to go.",
    burn: (3n * TAO) / 4n,
    neurons: 64,
    seats: 64,
    immunityPeriod: 65_535,
    tao: 7_000n,
    alpha: 1_100_000n,
  },
  {
    name: "Summit",
    symbol: "η",
    description: "Expensive: more than a beginner's balance.",
    burn: 90n * TAO,
    minBurn: TAO,
    neurons: 120,
    seats: 256,
    tao: 150_000n,
    alpha: 2_600_000n,
  },
  {
    name: "Brook",
    symbol: "θ",
    description: "Room for many.",
    burn: TAO / 10n,
    neurons: 36,
    seats: 256,
    tao: 6_000n,
    alpha: 1_900_000n,
  },
  {
    name: "Orchard",
    symbol: "ι",
    description: "Room for many; its pool leans towards alpha.",
    taoWeightPermille: 480n,
    burn: (12n * TAO) / 10n,
    neurons: 60,
    seats: 128,
    tao: 22_000n,
    alpha: 1_700_000n,
  },
  {
    name: "Causeway",
    symbol: "κ",
    description: "One seat left.",
    burn: (8n * TAO) / 10n,
    neurons: 63,
    seats: 64,
    tao: 18_000n,
    alpha: 1_300_000n,
  },
  {
    name: "Foundry",
    symbol: "λ",
    description: "Dear, but falling quickly.",
    burn: 15n * TAO,
    neurons: 40,
    seats: 256,
    tao: 48_000n,
    alpha: 2_200_000n,
  },
  {
    name: "Heath",
    symbol: "μ",
    description: "Young, small and empty: its owner has not started it.",
    isWaiting: true,
    burn: TAO,
    neurons: 3,
    seats: 256,
    tao: 1_200n,
    alpha: 1_000_000n,
  },
];

const SIZES = [16, 32, 64, 96, 128] as const;

/** Subnet number `netuid` of a larger world: plain, and like its neighbours. */
export function plainSubnet(netuid: number, neurons: number | null): SubnetPlan {
  const size = BigInt(netuid % 17) + 1n;
  return {
    name: `Field ${netuid}`,
    symbol: `f${netuid}`,
    description: "One of many.",
    burn: (TAO * size) / 10n,
    neurons: neurons ?? SIZES[netuid % SIZES.length] ?? 16,
    seats: 256,
    tao: 2_000n * size,
    alpha: 800_000n + 50_000n * size,
  };
}
