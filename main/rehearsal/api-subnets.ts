/** `SubnetInfoRuntimeApi` and `SubnetRegistrationRuntimeApi`: what there is to see of subnets. */
import { dynamicInfo, dynamicInfoOf } from "./api-dynamic-info.ts";
import { hyperparamMethods } from "./api-hyperparams.ts";
import { metagraphMethods } from "./api-metagraph.ts";
import { lockCost } from "./pallets/subtensor-network.ts";
import { allNetuids } from "./pallets/subtensor-positions.ts";
import { potAccount } from "./pallets/subtensor-pots.ts";
import * as limits from "./pallets/subtensor-stake-storage.ts";
import * as store from "./pallets/subtensor-storage.ts";
import { number } from "./pallets/system.ts";
import { accountId } from "./primitives.ts";
import { method, type StateApi } from "./state-api.ts";
import { option, u16, u64, vec } from "./type.ts";

export const subnetApi: StateApi = {
  name: "SubnetInfoRuntimeApi",
  methods: [
    method("get_all_dynamic_info", {}, vec(option(dynamicInfo)), (state) =>
      allNetuids(state).map((netuid) => dynamicInfoOf(state, netuid)),
    ),
    method("get_dynamic_info", { netuid: u16 }, option(dynamicInfo), (state, { netuid }) =>
      dynamicInfoOf(state, netuid),
    ),
    method(
      "get_coldkey_auto_stake_hotkey",
      { coldkey: accountId, netuid: u16 },
      option(accountId),
      (state, { coldkey, netuid }) =>
        limits.autoStakeDestination.get(state, coldkey, netuid) ?? null,
    ),
    method("get_subnet_account_id", { netuid: u16 }, option(accountId), (state, { netuid }) =>
      store.networksAdded.get(state, netuid) ? potAccount(netuid) : null,
    ),
    ...metagraphMethods,
    ...hyperparamMethods,
  ],
};

export const registrationApi: StateApi = {
  name: "SubnetRegistrationRuntimeApi",
  methods: [
    method("get_network_registration_cost", {}, u64, (state) => lockCost(state, number.get(state))),
  ],
};
