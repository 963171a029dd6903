/** All runtime APIs that only read the state. */
import { neuronApi } from "./api-neurons.ts";
import { proxyApi } from "./api-proxy.ts";
import { stakeApi } from "./api-stake.ts";
import { registrationApi, subnetApi } from "./api-subnets.ts";
import { swapApi } from "./api-swap.ts";
import type { StateApi } from "./state-api.ts";

export const STATE_APIS: readonly StateApi[] = [
  neuronApi,
  subnetApi,
  stakeApi,
  registrationApi,
  proxyApi,
  swapApi,
];
